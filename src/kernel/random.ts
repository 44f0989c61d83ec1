/** A stream of numbers that depends only on a seed; the same seed gives the same stream on every machine. */
export interface Random {
  /** From 0 up to but not including 1. */
  next(): number;
  /** The position in the stream, for `random` to continue from. */
  state(): number;
}

/** Mulberry32: one 32-bit word of state, good enough for traffic, not for secrets. */
export function random(seed: number): Random {
  let word = seed | 0;
  return {
    next: () => {
      word = (word + 0x6d2b79f5) | 0;
      let mixed = Math.imul(word ^ (word >>> 15), 1 | word);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    },
    state: () => word,
  };
}
