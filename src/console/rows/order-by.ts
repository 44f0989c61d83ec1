import { sortKey } from './sort-key.ts';

/** Places of rows, in an order. Rows are sorted without being made. */
export type Order = Uint32Array;

/**
 * The same places by a value of each, equal ones as they were; places without a value come last in either direction.
 * Only the different values are compared, of which a column has few: then the places are counted into their ranks.
 */
export function orderBy(order: Order, valueOf: (place: number) => number | string | null, descending: boolean): Order {
  const numbers = new Map<number | string | null, number>();
  const own = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const value = valueOf(order[at] ?? 0);
    let number = numbers.get(value);
    if (number === undefined) numbers.set(value, (number = numbers.size));
    own[at] = number;
  }
  const ranks = ranksOf([...numbers.keys()], descending);
  for (let at = 0; at < own.length; at++) own[at] = ranks[own[at] ?? 0] ?? 0;
  return counted(order, own, numbers.size);
}

/** Sorts by 48-bit keys, 16 bits at a time. */
export function orderByKeys(order: Order, high: Uint32Array, low: Uint16Array): Order {
  const keys = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at++) keys[at] = low[order[at] ?? 0] ?? 0;
  let sorted = counted(order, keys, 0x1_0000);
  for (let at = 0; at < order.length; at++) keys[at] = (high[sorted[at] ?? 0] ?? 0) & 0xffff;
  sorted = counted(sorted, keys, 0x1_0000);
  for (let at = 0; at < order.length; at++) keys[at] = (high[sorted[at] ?? 0] ?? 0) >>> 16;
  return counted(sorted, keys, 0x1_0000);
}

/** The rank of each value; equal ones, such as `01` and `1`, share theirs. */
function ranksOf(values: readonly (number | string | null)[], descending: boolean): Uint32Array {
  const keyed = values.map((value, number) => ({ key: sortKey(value), number }));
  keyed.sort(({ key: a }, { key: b }) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return (a < b ? -1 : a > b ? 1 : 0) * (descending ? -1 : 1);
  });
  const ranks = new Uint32Array(values.length);
  let rank = -1;
  for (const [at, { key, number }] of keyed.entries()) {
    if (at === 0 || key !== keyed[at - 1]?.key) rank++;
    ranks[number] = rank;
  }
  return ranks;
}

/** A counting sort: `keys` has one key below `most` for each entry of the order. */
function counted(order: Order, keys: Uint32Array, most: number): Order {
  const starts = new Uint32Array(most + 1);
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  for (let key = 1; key <= most; key++) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const key = keys[at] ?? 0;
    const place = starts[key] ?? 0;
    starts[key] = place + 1;
    sorted[place] = order[at] ?? 0;
  }
  return sorted;
}
