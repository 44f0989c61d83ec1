import type { Destination } from '../destination.ts';
import type { Scheduler } from '../scheduler.ts';
import { leastLoaded, overhead } from './load.ts';

/** The fewest connections for its weight. While all are idle, the newest server wins whatever the weights. */
export const wlc: Scheduler = {
  name: 'wlc',
  summary: 'weighted least connections: the fewest connections for its weight',
  bind({ servers }, { behaviour }) {
    const load = (server: Destination) => overhead(server, behaviour);
    return { pick: () => leastLoaded(servers, load) };
  },
};
