import type { Destination } from '../destination.ts';
import { type Scheduler, usable } from '../scheduler.ts';

/** The usable server with the highest weight gets everything; among equals the newest. */
export const fo: Scheduler = {
  name: 'fo',
  summary: 'failover: the server with the highest weight takes everything',
  bind({ servers }) {
    return {
      pick() {
        let best: Destination | null = null;
        for (let server = servers.newest; server; server = server.older) {
          if (usable(server) && server.weight > (best?.weight ?? 0)) best = server;
        }
        return best;
      },
    };
  },
};
