import type { Suppression } from './suppressions.ts';

/** The suppressions that apply to a line, by its number. */
export type Reach = (line: number) => readonly Suppression[];

/**
 * There can be one for each line of a file, so those for the next command are in the order of lines for a binary
 * search.
 */
export function reachOf(suppressions: readonly Suppression[]): Reach {
  const wide = suppressions.filter(({ kind }) => kind !== 'next');
  const next = suppressions.filter(({ kind }) => kind === 'next').sort((left, right) => left.from - right.from);
  return (line) => {
    const found = wide.filter(({ from, to }) => from <= line && line <= to);
    for (let at = lastBefore(next, line); at >= 0; at--) {
      const suppression = next[at];
      if (!suppression || suppression.to < line) break;
      found.push(suppression);
    }
    return found;
  };
}

/** The index of the last one that begins at a line or before it; -1 where none does. */
function lastBefore(suppressions: readonly Suppression[], line: number): number {
  let low = -1;
  let high = suppressions.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((suppressions[middle]?.from ?? Infinity) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}
