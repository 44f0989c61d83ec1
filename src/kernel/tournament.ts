/**
 * The best entry of an array, and of any part of it. Setting an entry or querying a part costs the logarithm of the
 * length. Among equals the one with the lower index is better.
 */
export interface Tournament<Entry> {
  /** The length of the array; `set` extends it. */
  readonly size: number;
  set(place: number, entry: Entry | null): void;
  /** The best entry from `from` up to but not including `to`; null if all are empty. */
  best(from: number, to: number): Entry | null;
}

export function tournament<Entry>(isBetter: (one: Entry, other: Entry) => boolean): Tournament<Entry> {
  let width = 1;
  let size = 0;
  /** The entries are the last `width` nodes; node n is the better one of nodes 2n and 2n + 1. */
  let nodes: (Entry | null)[] = [null, null];

  function better(left: Entry | null, right: Entry | null): Entry | null {
    if (left === null || right === null) return left ?? right;
    return isBetter(right, left) ? right : left;
  }

  function widen(): void {
    const entries = nodes.slice(width);
    width *= 2;
    nodes = Array<Entry | null>(2 * width).fill(null);
    for (const [place, entry] of entries.entries()) nodes[width + place] = entry;
    for (let node = width - 1; node > 0; node--) play(node);
  }

  function play(node: number): void {
    nodes[node] = better(nodes[2 * node] ?? null, nodes[2 * node + 1] ?? null);
  }

  return {
    get size() {
      return size;
    },
    set(place, entry) {
      while (place >= width) widen();
      size = Math.max(size, place + 1);
      nodes[width + place] = entry;
      for (let node = (width + place) >> 1; node > 0; node >>= 1) play(node);
    },
    best(from, to) {
      let left: Entry | null = null;
      let right: Entry | null = null;
      let [low, high] = [from + width, Math.min(to, width) + width];
      for (; low < high; low >>= 1, high >>= 1) {
        if (low & 1) left = better(left, nodes[low++] ?? null);
        if (high & 1) right = better(nodes[--high] ?? null, right);
      }
      return better(left, right);
    },
  };
}
