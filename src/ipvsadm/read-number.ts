import { isWithin, type Limit } from '../domain/limits.ts';

/** Numbers as ipvsadm reads them: `strtol` in base 10, the whole word, in range. Null if it would refuse. */
export function readNumber(raw: string, limit: Limit): number | null {
  const plain = digits(raw, 0, raw.length);
  const number = plain >= 0 ? plain : /^[\t-\r ]*[+-]?[0-9]+$/.test(raw) ? Number(raw.trim()) : NaN;
  return isWithin(number, limit) ? number : null;
}

/** As `atoi` reads them: up to the last digit, 0 without digits, wrapped to 32 bits. */
export function readLeadingNumber(raw: string): number {
  const digits = /^[\t-\r ]*([+-]?[0-9]+)/.exec(raw)?.[1];
  if (digits === undefined) return 0;
  const number = BigInt(digits.replace('+', ''));
  const clamped = number > longMax ? longMax : number < -longMax - 1n ? -longMax - 1n : number;
  return Number(BigInt.asIntN(32, clamped));
}

const longMax = 2n ** 63n - 1n;

/** Up to nine digits between two offsets, the form of nearly every number; -1 for anything else. */
export function digits(text: string, start: number, end: number): number {
  if (end <= start || end - start > 9) return -1;
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
  }
  return number;
}
