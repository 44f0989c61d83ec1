import { random } from '../../../src/kernel/random.ts';

/** Draws that a seed decides. */
export interface Dice {
  /** A whole number, both ends among them. */
  whole(from: number, to: number): number;
  /** True in this share of all draws. */
  chance(share: number): boolean;
  one<Value>(of: readonly [Value, ...Value[]]): Value;
}

export function dice(seed: number): Dice {
  const { next } = random(seed);
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    whole,
    chance: (share) => next() < share,
    one: (of) => of[whole(0, of.length - 1)] ?? of[0],
  };
}
