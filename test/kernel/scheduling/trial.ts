import type { Change } from '../../../src/domain/change.ts';
import type { Connection, Observation } from '../../../src/domain/observation.ts';
import { serviceKeyText } from '../../../src/domain/service.ts';
import { counterDump } from '../../../src/forecast/counter-dump.ts';
import type { BothKernels, Seen } from './both-kernels.ts';
import { type Entries, entries, tally } from './decisions.ts';
import type { Scenario } from './scenario.ts';

/** What came of some scenarios on both kernels. The texts tell the first difference; null when there is none. */
export interface Trial {
  readonly clients: number;
  readonly alike: number;
  readonly refused: number;
  readonly decisions: string | null;
  /** Which connections are left when those that were closed have ended. */
  readonly closing: string | null;
  /** The servers and states of all connections in the end. */
  readonly connections: string | null;
  /** Places, weights, active and inactive connections of all servers in the end. */
  readonly counters: string | null;
  /** What `expire_nodest_conn` leaves of connections when all servers are deleted. */
  readonly orphans: string | null;
  readonly seconds: number;
}

export async function trial(kernels: BothKernels, scenarios: readonly Scenario[]): Promise<Trial> {
  const start = performance.now();
  const afterOpening = await played('opening');
  await kernels.change(finTimeout(1));
  await play('closing');
  await kernels.wait(1200);
  await kernels.change(finTimeout(120));
  const afterClosing = await connections();
  const afterSequel = await played('sequel');
  const observed = await kernels.observe();
  const seconds = (performance.now() - start) / 1000;
  const orphans = await deleteServers();
  const tallies = scenarios.flatMap((each) => [
    tally(each, each.opening, afterOpening),
    tally(each, each.sequel, afterSequel),
  ]);
  const sum = (figure: 'clients' | 'alike' | 'refused') => tallies.reduce((total, each) => total + each[figure], 0);
  return {
    clients: sum('clients'),
    alike: sum('alike'),
    refused: sum('refused'),
    decisions: tallies.find(({ difference }) => difference !== null)?.difference ?? null,
    closing: firstDifference(mapped(afterClosing, connectionTexts)),
    connections: firstDifference(mapped(afterSequel, connectionTexts)),
    counters: firstDifference(mapped(observed, counterTexts)),
    orphans,
    seconds,
  };

  async function play(part: 'opening' | 'closing' | 'sequel'): Promise<void> {
    for (const each of scenarios) await kernels.take(each[part]);
  }

  async function played(part: 'opening' | 'sequel'): Promise<Seen<Entries>> {
    await play(part);
    return connections();
  }

  async function connections(): Promise<Seen<Entries>> {
    return mapped(await kernels.connections(), entries);
  }

  /** Leaves no service to the next trial. */
  async function deleteServers(): Promise<string | null> {
    kernels.sysctl('expire_nodest_conn', 1);
    for (const { key, servers } of observed.simulated.services) {
      for (const server of servers) await kernels.change({ kind: 'delete-server', service: key, server });
      await kernels.change({ kind: 'delete-service', service: key });
    }
    await kernels.wait(100);
    kernels.sysctl('expire_nodest_conn', 0);
    return firstDifference(mapped(await connections(), connectionTexts));
  }
}

function finTimeout(seconds: number): Change {
  return { kind: 'set-timeouts', timeouts: { tcp: 0, tcpfin: seconds, udp: 0 } };
}

function mapped<From, To>({ real, simulated }: Seen<From>, change: (from: From) => To): Seen<To> {
  return { real: change(real), simulated: change(simulated) };
}

function connectionTexts(all: Entries): readonly string[] {
  const text = (each: Connection) => [each.protocol, each.source, each.destination, each.destinationPort, each.state];
  return [...all.values()].map((each) => text(each).join(' '));
}

function counterTexts({ services }: Observation): readonly string[] {
  return services.map(
    (each) => `${serviceKeyText(each.key)}: ${counterDump({ services: [each], unknown: [] }).join()}`,
  );
}

function firstDifference({ real, simulated }: Seen<readonly string[]>): string | null {
  const [there, here] = [new Set(real), new Set(simulated)];
  const missing = real.find((line) => !here.has(line));
  const added = simulated.find((line) => !there.has(line));
  if (missing === undefined && added === undefined) return null;
  return `only the kernel has ${missing ?? 'nothing'}, only the simulated one ${added ?? 'nothing'}`;
}
