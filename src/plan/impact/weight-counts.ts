import type { RealServer } from '../../domain/server.ts';

/** How many servers have each weight. A query costs at most the number of different weights, usually nothing. */
export interface WeightCounts {
  add(weight: number): void;
  remove(weight: number): void;
  /** Servers with a weight, except one with the weight `own`. */
  serving(own?: number): number;
  /** The highest weight, except that of one server with the weight `own`; 0 if there is none. */
  highest(own?: number): number;
}

export function weightCounts(servers: readonly RealServer[]): WeightCounts {
  const counts = new Map<number, number>();
  let serving = 0;
  /** Null if it must be recomputed. */
  let top: number | null = 0;

  const counter: WeightCounts = {
    add(weight) {
      counts.set(weight, (counts.get(weight) ?? 0) + 1);
      serving += Number(weight > 0);
      if (top !== null && weight > top) top = weight;
    },
    remove(weight) {
      const left = (counts.get(weight) ?? 0) - 1;
      if (left > 0) counts.set(weight, left);
      else counts.delete(weight);
      serving -= Number(weight > 0);
      if (left <= 0 && weight === top) top = null;
    },
    serving: (own = 0) => serving - Number(own > 0),
    highest(own) {
      top ??= highestOf(counts.keys());
      if (own !== top || counts.get(top) !== 1) return top;
      return highestOf(counts.keys(), own);
    },
  };
  for (const { weight } of servers) counter.add(weight);
  return counter;
}

function highestOf(weights: Iterable<number>, except?: number): number {
  let found = 0;
  for (const weight of weights) if (weight > found && weight !== except) found = weight;
  return found;
}
