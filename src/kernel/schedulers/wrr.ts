import type { Destination } from '../destination.ts';
import type { Scheduler } from '../scheduler.ts';

/**
 * Servers in turn, heavier ones more often: each round over the list takes the servers whose weight reaches a level,
 * and the level sinks from the heaviest weight to 1 by the greatest common divisor of the weights.
 */
export const wrr: Scheduler = {
  name: 'wrr',
  summary: 'weighted round robin: in turn, in proportion to the weights',
  bind({ servers }) {
    /** Null is the position before the head of the list. */
    let current: Destination | null = null;
    const weights = weightCounts();
    for (let server = servers.newest; server; server = server.older) weights.add(server, server.weight);
    let step = weights.divisor();
    let highest = weights.heaviest() - (step - 1);
    let level = highest;

    function restart() {
      current = null;
      step = weights.divisor();
      highest = weights.heaviest() - (step - 1);
      if (level > highest || level === 0) level = highest;
      else if (step > 1) level = Math.floor(level / step) * step + 1;
    }

    return {
      pick() {
        if (highest === 0) return null;
        const start: Destination | null = current;
        let server: Destination | null = start;
        let stop: Destination | null = null;
        let restarted = false;
        let lastPass = false;
        for (;;) {
          for (server = server ? server.older : servers.newest; server; server = server.older) {
            if (!server.overloaded && server.weight >= level) return (current = server);
            if (server === stop) {
              current = server;
              return null;
            }
          }
          level -= step;
          if (level <= 0) {
            level = highest;
            if (lastPass || !start) {
              current = null;
              return null;
            }
            restarted = true;
          }
          lastPass = level <= step;
          if (lastPass && restarted && start) stop = start;
        }
      },
      changed(what, server) {
        if (what === 'deleted') weights.remove(server);
        else weights.add(server, server.weight);
        restart();
      },
      save: (number) => ({ current: current && number(current), level }),
      restore(saved, server) {
        const before = saved as { readonly current: number | null; readonly level: number };
        current = before.current === null ? null : server(before.current);
        level = before.level;
      },
    };
  },
};

/** How many servers have each weight, so that a change costs as much as there are different weights. */
function weightCounts() {
  const counts = new Map<number, number>();
  const weightOf = new Map<Destination, number>();
  function remove(server: Destination) {
    const weight = weightOf.get(server);
    if (weight === undefined) return;
    weightOf.delete(server);
    const left = (counts.get(weight) ?? 0) - 1;
    if (left > 0) counts.set(weight, left);
    else counts.delete(weight);
  }
  return {
    add(server: Destination, weight: number) {
      remove(server);
      weightOf.set(server, weight);
      counts.set(weight, (counts.get(weight) ?? 0) + 1);
    },
    remove,
    /** Of the weights above 0; 1 when there are none. */
    divisor: () => [...counts.keys()].reduce(greatestCommonDivisor, 0) || 1,
    heaviest: () => [...counts.keys()].reduce((most, weight) => Math.max(most, weight), 0),
  };
}

/** Of two weights, where 0 counts as absent. */
export function greatestCommonDivisor(left: number, right: number): number {
  let [large, small] = [left, right];
  while (small !== 0) [large, small] = [small, large % small];
  return large;
}
