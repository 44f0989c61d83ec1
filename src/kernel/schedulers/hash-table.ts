import type { Destination } from '../destination.ts';

/** Buckets of sh and dh. */
export const bucketCount = 256;

/** The upper 8 bits of a word multiplied by the golden ratio (`hash_32` since Linux 4.18). */
export function bucketOf(word: number): number {
  return Math.imul(word, 0x61c88647) >>> 24;
}

/** A table that is built when it is first needed after a change, however many changes there were. */
export function lazyTable(build: () => readonly (Destination | null)[]) {
  let table: readonly (Destination | null)[] | null = null;
  return {
    get: () => (table ??= build()),
    stale() {
      table = null;
    },
  };
}
