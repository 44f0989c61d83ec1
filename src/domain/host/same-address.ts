import { addressText, addressWords } from '../address.ts';

/** Whether two texts are one address: IPv6 has several spellings. */
export function isSameAddress(left: string, right: string): boolean {
  if (left === right) return true;
  // IPv4 has one spelling.
  return left.includes(':') && right.includes(':') && plainAddress(left) === plainAddress(right);
}

/** An address in the spelling of `inet_ntop`; any other text unchanged. */
export function plainAddress(text: string): string {
  const words = addressWords(text);
  return words === null ? text : addressText(words);
}
