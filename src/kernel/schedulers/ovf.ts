import type { Destination } from '../destination.ts';
import { type Scheduler, usable } from '../scheduler.ts';

/** The heaviest server until it has more active connections than its weight, then the next. */
export const ovf: Scheduler = {
  name: 'ovf',
  summary: 'overflow: the highest weight until it is full, then the next',
  bind({ servers }) {
    return {
      pick() {
        let best: Destination | null = null;
        for (let server = servers.newest; server; server = server.older) {
          const free = usable(server) && server.active <= server.weight;
          if (free && server.weight > (best?.weight ?? 0)) best = server;
        }
        return best;
      },
    };
  },
};
