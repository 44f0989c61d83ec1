import { addressText, addressWords } from '../../domain/address.ts';

/** A decimal number within bounds; null for every other text. */
export function numberOf(text: string | undefined, least: number, most: number): number | null {
  if (text === undefined || !/^\+?[0-9]{1,20}$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

/** What `strtol` makes of the beginning of a text. */
export function leadingNumber(text: string): number {
  return Number(/^[+-]?[0-9]+/.exec(text)?.[0] ?? 0);
}

/** An address as `inet_pton` reads it; the part after `/` or `-` is silently dropped. Null for names. */
export function addressOf(text: string): string | null {
  const words = addressWords(text.replace(/[/-].*$/s, ''));
  return words && addressText(words);
}

/** A port, 0 where there is none; null where the word is not a port. */
export function portOf(text: string | undefined): number | null {
  return text === undefined || text === '{' ? 0 : numberOf(text, 0, 65535);
}
