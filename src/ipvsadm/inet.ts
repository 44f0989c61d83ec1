import { addressText, addressWords, ipv4Text, ipv4Word } from '../domain/address.ts';

/** The canonical text of an IPv6 address; null for anything else. */
export function readIpv6(raw: string): string | null {
  const words = raw.includes(':') ? addressWords(raw) : null;
  return words && addressText(words);
}

/**
 * An IPv4 address as `inet_aton` reads it, in its canonical text: one to four parts, decimal, octal or hexadecimal, the
 * last of which fills the rest. Text after white space within the word is ignored.
 */
export function readIpv4(raw: string): string | null {
  if (isDottedQuad(raw)) return raw;
  const parts = (/^[^\t-\r ]*/.exec(raw)?.[0] ?? '').split('.');
  if (parts.length > 4) return null;
  let word = 0;
  for (const [index, part] of parts.entries()) {
    const number = partNumber(part);
    const isLast = index === parts.length - 1;
    const room = isLast ? 2 ** (8 * (5 - parts.length)) : 256;
    if (number === null || number >= room) return null;
    word += isLast ? number : number * 2 ** (24 - 8 * index);
  }
  return ipv4Text(word);
}

/** Canonical already: four decimal parts without leading zeros. */
export function isDottedQuad(raw: string): boolean {
  return ipv4Word(raw) !== null;
}

function partNumber(part: string): number | null {
  if (/^0x[0-9a-f]+$/i.test(part)) return parseInt(part, 16);
  if (/^0[0-7]*$/.test(part)) return parseInt(part, 8);
  return /^[1-9][0-9]*$/.test(part) ? Number(part) : null;
}
