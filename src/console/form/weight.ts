import { limits, limitText } from '../../domain/limits.ts';
import { wholeNumber } from './number.ts';

/** The new weight: `5` sets it, `+2` and `-2` change it. Null for any other text. */
export function readWeight(text: string): ((weight: number) => number) | null {
  const [, sign, digits] = /^([+-])(\d{1,9})$/.exec(text) ?? [];
  if (digits !== undefined) {
    const by = Number(digits) * (sign === '-' ? -1 : 1);
    return (weight) => Math.min(limits.weight.most, weight + by);
  }
  const weight = wholeNumber(text, limits.weight);
  return weight === null ? null : () => weight;
}

export const weightExpected = `a weight must be a whole number ${limitText(limits.weight)}, or +N or -N`;
