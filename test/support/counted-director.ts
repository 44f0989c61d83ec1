import type { Director } from '../../src/ports/director.ts';

/** A director that counts how often it is asked for its table, and told to change it. */
export interface CountedDirector extends Director {
  readonly counts: { observed: number; applied: number };
}

export function countedDirector(inner: Director): CountedDirector {
  const counts = { observed: 0, applied: 0 };
  return {
    counts,
    spec: inner.spec,
    observe: (signal) => {
      counts.observed += 1;
      return inner.observe(signal);
    },
    connections: (signal) => inner.connections(signal),
    apply: (changes, signal) => {
      counts.applied += 1;
      return inner.apply(changes, signal);
    },
    close: () => inner.close(),
  };
}
