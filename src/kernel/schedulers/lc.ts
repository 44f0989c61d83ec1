import type { Destination } from '../destination.ts';
import { type Scheduler, usable } from '../scheduler.ts';
import { overhead } from './load.ts';

/** The usable server with the fewest connections; among equals the newest. */
export const lc: Scheduler = {
  name: 'lc',
  summary: 'least connections: the fewest connections, weights ignored',
  bind({ servers }, { behaviour }) {
    return {
      pick() {
        let best: Destination | null = null;
        let bestLoad = Infinity;
        for (let server = servers.newest; server; server = server.older) {
          if (!usable(server)) continue;
          const load = overhead(server, behaviour);
          if (load < bestLoad) [best, bestLoad] = [server, load];
        }
        return best;
      },
    };
  },
};
