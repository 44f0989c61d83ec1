import type { ServerKey } from '../domain/server.ts';
import type { PacketVerdict } from '../kernel/packet.ts';

/** A real server, or without a port all real servers of one address. */
export interface NamedServers {
  readonly address: string;
  readonly port: number | null;
}

/** Real servers that are down or slow at present. */
export interface FaultyServers {
  fail(server: NamedServers): void;
  recover(server: NamedServers): void;
  /** It takes this many times as long. */
  slow(server: NamedServers, times: number): void;
  answers(verdict: PacketVerdict): boolean;
  slowness(verdict: PacketVerdict): number;
}

export function faultyServers(): FaultyServers {
  const down = new Set<string>();
  const slow = new Map<string, number>();
  return {
    fail: (server) => {
      down.add(nameOf(server));
    },
    recover: (server) => {
      down.delete(nameOf(server));
    },
    slow: (server, times) => {
      slow.set(nameOf(server), times);
    },
    answers: (verdict) => verdict.kind !== 'forwarded' || !namesOf(verdict.server).some((name) => down.has(name)),
    slowness(verdict) {
      if (verdict.kind !== 'forwarded' || slow.size === 0) return 1;
      return namesOf(verdict.server).reduce((factor, name) => factor * (slow.get(name) ?? 1), 1);
    },
  };
}

/** A server by address and port, and by address alone. */
function namesOf({ address, port }: ServerKey): readonly string[] {
  return [nameOf({ address, port }), nameOf({ address, port: null })];
}

function nameOf({ address, port }: NamedServers): string {
  return `${address} ${port ?? 'any'}`;
}
