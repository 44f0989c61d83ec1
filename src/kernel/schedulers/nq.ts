import { type Scheduler, usable } from '../scheduler.ts';
import { leastLoaded } from './load.ts';
import { expectedLoad } from './sed.ts';

/** An idle server at once, newest first; if none is idle, as sed. */
export const nq: Scheduler = {
  name: 'nq',
  summary: 'never queue: an idle server if there is one, otherwise as sed',
  bind({ servers }) {
    return {
      pick() {
        for (let server = servers.newest; server; server = server.older) {
          if (usable(server) && server.active === 0) return server;
        }
        return leastLoaded(servers, expectedLoad);
      },
    };
  },
};
