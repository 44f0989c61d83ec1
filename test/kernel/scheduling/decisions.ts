import type { Connection } from '../../../src/domain/observation.ts';
import type { Packet } from '../../../src/kernel/packet.ts';
import { changeLine } from '../../../src/syntax/change-line.ts';
import type { Seen } from './both-kernels.ts';
import type { Scenario, Step } from './scenario.ts';

/** What both kernels made of clients. */
export interface Tally {
  readonly clients: number;
  readonly alike: number;
  readonly refused: number;
  /** The first client that they disagree about, with all that went before it; null when there is none. */
  readonly difference: string | null;
}

/** Compares where clients went; with `states` also what became of their connections. */
export function tally(scenario: Scenario, part: readonly Step[], { real, simulated }: Seen<Entries>): Tally {
  const clients = part.flatMap((step) => (step.kind === 'client' ? [step.packet] : []));
  const seen = clients.map((client) => {
    const key = entryKey(client.protocol, client.source, client.sourcePort);
    return { client, real: outcome(real.get(key)), simulated: outcome(simulated.get(key)) };
  });
  const first = seen.find((each) => each.real !== each.simulated);
  return {
    clients: seen.length,
    alike: seen.filter((each) => each.real === each.simulated).length,
    refused: seen.filter((each) => each.real === none).length,
    difference: first
      ? `${clientText(first.client)}: the kernel has ${first.real}, the simulated one ${first.simulated}, after\n${story(scenario, first.client)}`
      : null,
  };
}

/** A connection table by clients. */
export type Entries = ReadonlyMap<string, Connection>;

export function entries(connections: readonly Connection[]): Entries {
  return new Map(connections.map((each) => [entryKey(each.protocol, each.source, each.sourcePort), each]));
}

function entryKey(protocol: string, source: string, port: number): string {
  return `${protocol} ${source} ${port}`;
}

const none = 'no entry';

function outcome(entry: Connection | undefined): string {
  return entry ? `${entry.destination} port ${entry.destinationPort}` : none;
}

/** The scenario up to a client, as `ipvsadm -R` and a reader take it. */
function story(scenario: Scenario, client: Packet): string {
  const steps = [...scenario.opening, ...scenario.closing, ...scenario.sequel];
  const end = steps.findIndex((step) => step.kind === 'client' && step.packet === client);
  return steps
    .slice(0, end)
    .map((step) => (step.kind === 'change' ? changeLine(step.change) : `# ${clientText(step.packet)}`))
    .join('\n');
}

function clientText({ protocol, source, sourcePort, destination, destinationPort, flags }: Packet): string {
  return `${protocol} ${source} port ${sourcePort} to ${destination} port ${destinationPort} ${flags}`.trimEnd();
}
