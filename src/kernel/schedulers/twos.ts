import type { Destination } from '../destination.ts';
import { type Scheduler, usable } from '../scheduler.ts';
import { heavier, overhead } from './load.ts';

/** Two servers are drawn with odds by weight, and the less loaded one is chosen. Only its shares can be predicted. */
export const twos: Scheduler = {
  name: 'twos',
  summary: 'power of two choices: the better of two servers drawn by weight',
  bind({ servers }, { behaviour, random }) {
    function draw(total: number): Destination | null {
      let left = Math.floor(random.next() * total);
      for (let server = servers.newest; server; server = server.older) {
        if (!usable(server)) continue;
        left -= server.weight;
        if (left < 0) return server;
      }
      return null;
    }
    return {
      pick() {
        let total = 0;
        for (let server = servers.newest; server; server = server.older) {
          if (usable(server)) total += server.weight;
        }
        const [one, other] = [draw(total), draw(total)];
        if (!one || !other) return null;
        const worse = heavier(overhead(one, behaviour), one.weight, overhead(other, behaviour), other.weight);
        return worse ? other : one;
      },
    };
  },
};
