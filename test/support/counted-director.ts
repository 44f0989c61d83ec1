import type { Director } from '../../src/ports/director.ts';
import { interposed } from './interposed.ts';

/** A director that counts how often it is asked for its table, and told to change it. */
export interface CountedDirector extends Director {
  readonly counts: { observed: number; applied: number };
}

export function countedDirector(inner: Director): CountedDirector {
  const counts = { observed: 0, applied: 0 };
  const counted = interposed(inner, {
    observe: (next, signal) => {
      counts.observed += 1;
      return next(signal);
    },
    apply: (next, changes, signal) => {
      counts.applied += 1;
      return next(changes, signal);
    },
  });
  return { ...counted, counts };
}
