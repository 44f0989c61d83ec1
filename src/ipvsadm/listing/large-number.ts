import type { RoundedCount } from '../../domain/listed.ts';

/** How a counter is shortened: from `least` on it is divided, in decimal, and the remainder is dropped. */
const units = [
  { least: 100_000_000_000_000n, unit: 1_000_000_000_000n, letter: 'T' },
  { least: 100_000_000_000n, unit: 1_000_000_000n, letter: 'G' },
  { least: 1_000_000_000n, unit: 1_000_000n, letter: 'M' },
  { least: 100_000_000n, unit: 1_000n, letter: 'K' },
] as const;

/**
 * A counter in its column: nine wide with the blank before it. From 10^19 on there is no blank. `--exact` writes every
 * digit and keeps the blank.
 */
export function largeNumber(count: bigint, exact: boolean): string {
  if (exact) return ` ${count.toString().padStart(8)}`;
  const found = units.find(({ least }) => count >= least);
  return found ? roundedNumber({ value: count / found.unit, unit: found.letter }) : count.toString().padStart(9);
}

/** A shortened counter in its column. */
export function roundedNumber({ value, unit }: RoundedCount): string {
  return `${value.toString().padStart(8)}${unit}`;
}

/** The low 32 bits of a counter: version 1.31 reads several of a real server's counters this way. */
export function low32(count: bigint | undefined): bigint {
  return BigInt.asUintN(32, count ?? 0n);
}
