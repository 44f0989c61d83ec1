import { addressWords } from '../domain/address.ts';

/** The 32-bit word of an IPv4 address, or the four words of an IPv6 address added by exclusive or. */
export function foldedAddress(address: string): number {
  const word = quickIPv4(address);
  if (word >= 0) return word;
  return (addressWords(address) ?? []).reduce((folded, next) => folded ^ next, 0) >>> 0;
}

/** The word of a dotted quad that is known to be well formed; -1 for an IPv6 address. */
export function quickIPv4(address: string): number {
  let word = 0;
  let byte = 0;
  for (let at = 0; at < address.length; at++) {
    const code = address.charCodeAt(at);
    if (code === 46) {
      word = word * 256 + byte;
      byte = 0;
    } else if (code >= 48 && code <= 57) {
      byte = byte * 10 + code - 48;
    } else {
      return -1;
    }
  }
  return word * 256 + byte;
}
