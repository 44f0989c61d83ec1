import type { Destination } from '../destination.ts';
import { type Scheduler, usable } from '../scheduler.ts';

/** Each server in turn, whatever its weight. The one added last is the first to be served. */
export const rr: Scheduler = {
  name: 'rr',
  summary: 'round robin: each usable server in turn, weights ignored',
  bind({ servers }) {
    /** Null is the position before the head of the list. */
    let served: Destination | null = null;
    return {
      pick() {
        const last: Destination | null = served;
        for (let server = last ? last.older : servers.newest; server; server = server.older) {
          if (usable(server)) return (served = server);
        }
        if (!last) return null;
        for (let server = servers.newest; server; server = server.older) {
          if (usable(server)) return (served = server);
          if (server === last) break;
        }
        return null;
      },
      changed(what, server) {
        if (what === 'deleted' && server === served) served = server.newer;
      },
      save: (number) => (served ? number(served) : null),
      restore(saved, server) {
        served = typeof saved === 'number' ? server(saved) : null;
      },
    };
  },
};
