import type { Behaviour } from '../behaviour.ts';
import type { Destination } from '../destination.ts';
import type { ServerList } from '../server-list.ts';

/** The load of a server as lc, wlc, lblc, lblcr and twos compute it. */
export function overhead(server: Destination, behaviour: Behaviour): number {
  return server.active * behaviour.activeWeighs + server.inactive;
}

/** Whether `load / weight > otherLoad / otherWeight`, without rounding, however large the weights are. */
export function heavier(load: number, weight: number, otherLoad: number, otherWeight: number): boolean {
  const left = load * otherWeight;
  const right = otherLoad * weight;
  if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER) return left > right;
  return BigInt(load) * BigInt(otherWeight) > BigInt(otherLoad) * BigInt(weight);
}

/** The usable server with the least load for its weight; among equals the newest. */
export function leastLoaded(servers: ServerList, load: (server: Destination) => number): Destination | null {
  let best: Destination | null = null;
  let bestLoad = 0;
  for (let server = servers.newest; server; server = server.older) {
    if (server.overloaded || server.weight === 0) continue;
    const itsLoad = load(server);
    if (!best || heavier(bestLoad, best.weight, itsLoad, server.weight)) {
      best = server;
      bestLoad = itsLoad;
    }
  }
  return best;
}
