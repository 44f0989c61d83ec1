import { sameServerKey, type ServerKey, serverKeyText } from '../domain/server.ts';
import type { Service, ServiceSettings } from '../domain/service.ts';
import { hashPool, type LastWeights, type Picks } from './hash-pool.ts';

/** The effect of a change on the clients of a service with sh, dh or mh; shares of all clients, from 0 to 1. */
export interface Remap {
  /** Clients that get another server for their next new connection. */
  readonly moved: number;
  /** Clients that had a server and are refused afterwards. */
  readonly refused: number;
  /** Clients that were refused and get a server. */
  readonly regained: number;
}

/**
 * Compares the server of each client of a service before and after a change. Null unless both schedulers hash. Where
 * the two hash different things (sh and mh, the address and the address with port), a client's two servers are
 * unrelated, and the shares are those of independent draws.
 */
export function remap(before: Service, after: Service, lastWeights?: LastWeights): Remap | null {
  const left = hashPool(before, lastWeights).picks();
  const right = hashPool(after, lastWeightsAfter(before, lastWeights)).picks();
  return left && right && movedBetween(before, left, after, right);
}

/** As `remap`, for servers that are already known. */
export function movedBetween(before: ServiceSettings, left: Picks, after: ServiceSettings, right: Picks): Remap {
  if (left === right) return { moved: 0, refused: 0, regained: 0 };
  if (hashedOf(before) !== hashedOf(after)) return independent(shares(left), shares(right));
  return counted(left, right);
}

/** The share of the clients that get no server. */
export function refusedShare(picks: Picks): number {
  return picks.reduce((sum, server) => sum + Number(server === null), 0) / picks.length;
}

/**
 * The share of the clients that each server gets, by `serverKeyText`; under '' the share of refused clients. Null
 * unless the scheduler hashes.
 */
export function hashShares(service: Service, lastWeights?: LastWeights): ReadonlyMap<string, number> | null {
  const picks = hashPool(service, lastWeights).picks();
  return picks && shares(picks);
}

/** The weights that the kernel remembers for a service: an edit to 0 keeps the old one, an addition with 0 has none. */
export function lastWeightsAfter(before: Service, known?: LastWeights): LastWeights {
  return new Map(
    before.servers.map((server) => {
      const text = serverKeyText(server);
      return [text, server.weight || (known?.get(text) ?? 0)];
    }),
  );
}

/** The part of a client's packet that decides. */
function hashedOf({ scheduler, flags }: ServiceSettings): string {
  return scheduler === 'dh' ? 'dh' : `${scheduler} ${flags & portFlag}`;
}

/** The bit of `sh-port` and `mh-port`. */
const portFlag = 2;

function counted(left: Picks, right: Picks): Remap {
  let [moved, refused, regained] = [0, 0, 0];
  for (let place = 0; place < left.length; place++) {
    const [before, after] = [left[place] ?? null, right[place] ?? null];
    if (before === after || (before && after && sameServerKey(before, after))) continue;
    if (before === null) regained++;
    else if (after === null) refused++;
    else moved++;
  }
  return { moved: moved / left.length, refused: refused / left.length, regained: regained / left.length };
}

/** By `serverKeyText`; under '' refused clients. */
function shares(picks: Picks): ReadonlyMap<string, number> {
  const counts = new Map<ServerKey | null, number>();
  for (const server of picks) counts.set(server, (counts.get(server) ?? 0) + 1);
  return new Map([...counts].map(([server, count]) => [server ? serverKeyText(server) : '', count / picks.length]));
}

function independent(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): Remap {
  const [lost, lostAfter] = [left.get('') ?? 0, right.get('') ?? 0];
  const same = [...left].reduce((sum, [key, share]) => (key === '' ? sum : sum + share * (right.get(key) ?? 0)), 0);
  return {
    moved: Math.max(0, (1 - lost) * (1 - lostAfter) - same),
    refused: (1 - lost) * lostAfter,
    regained: lost * (1 - lostAfter),
  };
}
