export function areDigits(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - zero;
    if (digit < 0 || digit > 9) return false;
  }
  return to > from;
}

export function areZeros(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] !== zero) return false;
  return true;
}

const [letterC, letterD, letterI, letterP, letterS, letterT, letterU] = [67, 68, 73, 80, 83, 84, 85] as const;

/** `TCP`, `UDP`, `IP` or `SCTP`. */
export function isProtocol(bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes[to - 1] !== letterP) return false;
  const first = bytes[from];
  const second = bytes[from + 1];
  switch (to - from) {
    case 2:
      return first === letterI;
    case 3:
      return first === letterT ? second === letterC : first === letterU && second === letterD;
    default:
      return to - from === 4 && first === letterS && second === letterC && bytes[from + 2] === letterT;
  }
}

/** Its place, or the end where there is none. */
export function lastColon(bytes: Uint8Array, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if (bytes[at] === colon) return at;
  return to;
}

/** Bytes as Latin-1; the strings are short, and none of them holds on to a longer one. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

/** A number of up to five decimal digits; -1 for anything else. */
export function decimalNumber(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > 5 || !areDigits(bytes, from, to)) return -1;
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + (bytes[at] ?? 0) - zero;
  return number;
}

/** A number of this many hexadecimal digits, 8 for an address and 4 for a port; -1 for anything else. */
export function hexadecimalNumber(bytes: Uint8Array, from: number, to: number, digits: 4 | 8): number {
  if (to - from !== digits) return -1;
  let word = 0;
  for (let at = from; at < to; at++) {
    const code = bytes[at] ?? 0;
    const letter = (code | 32) - 97;
    const digit = code >= zero && code <= zero + 9 ? code - zero : letter >= 0 && letter < 6 ? letter + 10 : -1;
    if (digit < 0) return -1;
    word = word * 16 + digit;
  }
  return word;
}

/** An address as a dotted quad; -1 for anything else. */
export function dottedWord(bytes: Uint8Array, from: number, to: number): number {
  let word = 0;
  let byte = -1;
  let dots = 0;
  for (let at = from; at < to; at++) {
    const code = bytes[at] ?? 0;
    if (code === dot) {
      if (byte < 0 || ++dots > 3) return -1;
      word = word * 256 + byte;
      byte = -1;
    } else {
      if (code < zero || code > zero + 9 || byte === 0) return -1;
      byte = (byte < 0 ? 0 : byte * 10) + code - zero;
      if (byte > 255) return -1;
    }
  }
  return dots === 3 && byte >= 0 ? word * 256 + byte : -1;
}

const dot = 46;
const zero = 48;
const colon = 58;
