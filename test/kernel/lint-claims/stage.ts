import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { readProcConnections } from '../../../src/directors/proc-connections.ts';
import type { Packet } from '../../../src/kernel/packet.ts';
import { clients, type Seen, sourceOf } from '../../lint/traffic-figures.ts';
import { output, ran } from '../fact.ts';
import { rawPackets } from '../scheduling/raw-packets.ts';
import { ownNetwork } from './own-network.ts';

/** A kernel that knows nothing yet, and clients that come to it. */
export interface Stage {
  /** Has the real program read rules; gives what it says. */
  read(rules: string): string;
  /** What the real program saves. */
  saved(): string;
  /** Opens a connection, up to where it counts as active; gives the server, or what became of it instead. */
  visit(visit: Visit): string;
  /** What became of the first packets of clients. */
  crowd(visit: Omit<Visit, 'client'>, count?: number): Seen;
  /** How many packets of a one-packet service each of its servers has got; the kernel adds them up every two seconds. */
  counts(): Promise<readonly number[]>;
}

export interface Visit {
  readonly client: number;
  readonly to: string;
  readonly port: number;
  readonly protocol?: 'tcp' | 'udp';
  readonly fromPort?: number;
}

export function stage(): Stage {
  ownNetwork();
  const send = rawPackets();
  function arrive({ client, to, port, protocol = 'tcp', fromPort = firstPort }: Visit): boolean {
    const packet: Packet = {
      ...{ protocol, source: sourceOf(client), sourcePort: fromPort, destination: to, destinationPort: port },
      ...{ flags: protocol === 'tcp' ? 'S' : '', length: 40, mark: 0 },
    };
    const isThrough = send(packet);
    if (protocol === 'tcp' && isThrough) send({ ...packet, flags: 'A' });
    return isThrough;
  }

  return {
    read: (rules) => ran('ipvsadm', ['-R'], rules).stderr,
    saved: () => output('ipvsadm', '-S', '-n'),
    visit(visit) {
      const isThrough = arrive(visit);
      return servers().get(nameOf(visit)) ?? (isThrough ? 'ignored' : 'refused');
    },
    crowd(visit, count = clients) {
      const all = Array.from({ length: count }, (_, client) => ({ ...visit, client }));
      const refused = all.filter((each) => !arrive(each)).length;
      const found = servers();
      const served = new Map<string, number>();
      for (const each of all) {
        const server = found.get(nameOf(each));
        if (server !== undefined) served.set(server, (served.get(server) ?? 0) + 1);
      }
      const shares = [...served.values()].sort((left, right) => right - left);
      return { served: shares, refused, ignored: count - refused - shares.reduce((sum, each) => sum + each, 0) };
    },
    async counts() {
      await setTimeout(2500);
      const lines = output('ipvsadm', '-L', '-n', '--stats', '--exact').matchAll(/^ +-> [0-9][^ ]* +([0-9]+)/gm);
      return [...lines].map(([, count]) => Number(count));
    },
  };
}

/** Who serves each client that has a connection. */
function servers(): ReadonlyMap<string, string> {
  const found = readProcConnections(readFileSync('/proc/net/ip_vs_conn', 'latin1'));
  if (!found.ok) throw new Error(JSON.stringify(found.failure));
  return new Map(
    found.value.map((each) => [
      `${each.source} ${each.sourcePort} ${each.virtualPort}`,
      `${each.destination}:${each.destinationPort}`,
    ]),
  );
}

function nameOf({ client, fromPort = firstPort, port }: Visit): string {
  return `${sourceOf(client)} ${fromPort} ${port}`;
}

const firstPort = 40_000;
