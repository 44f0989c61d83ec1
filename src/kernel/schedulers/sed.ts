import type { Destination } from '../destination.ts';
import type { Scheduler } from '../scheduler.ts';
import { leastLoaded } from './load.ts';

/** As wlc, but with the load that the new connection would make; only active connections count. */
export const sed: Scheduler = {
  name: 'sed',
  summary: 'shortest expected delay: the fewest active connections for its weight, including the new one',
  bind({ servers }) {
    return { pick: () => leastLoaded(servers, expectedLoad) };
  },
};

export function expectedLoad(server: Destination): number {
  return server.active + 1;
}
