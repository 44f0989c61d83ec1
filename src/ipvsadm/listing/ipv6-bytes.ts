/**
 * Reads an IPv6 address of eight groups, with `::` or without, with brackets or without, into four words. False for
 * anything else, an address that ends in a dotted quad included. A table has a million addresses: none becomes a string.
 */
export function ipv6Into(words: Uint32Array, bytes: Uint8Array, from: number, to: number): boolean {
  let at = bytes[from] === opening ? from + 1 : from;
  const end = bytes[to - 1] === closing ? to - 1 : to;
  let count = 0;
  /** The number of groups before `::`. */
  let gap = -1;
  if (bytes[at] === colon && bytes[at + 1] === colon) {
    gap = 0;
    at += 2;
  }
  while (at < end) {
    const start = at;
    let group = 0;
    for (; at < end; at++) {
      const digit = digitOf(bytes[at] ?? 0);
      if (digit < 0) break;
      group = group * 16 + digit;
    }
    if (at === start || at > start + 4 || count === 8) return false;
    groups[count++] = group;
    if (at === end) break;
    if (bytes[at++] !== colon || at === end) return false;
    if (bytes[at] !== colon) continue;
    if (gap >= 0) return false;
    gap = count;
    at++;
  }
  if (gap < 0 ? count !== 8 : count > 7) return false;
  const missing = 8 - count;
  const groupAt = (place: number) =>
    gap < 0 || place < gap ? (groups[place] ?? 0) : place < gap + missing ? 0 : (groups[place - missing] ?? 0);
  for (let word = 0; word < 4; word++) words[word] = (groupAt(2 * word) << 16) | groupAt(2 * word + 1);
  return true;
}

const groups = new Uint16Array(8);
const [opening, closing, colon, zero] = [91, 93, 58, 48];

/** Less than 0 for anything but a hexadecimal digit. */
function digitOf(code: number): number {
  if (code >= zero && code <= zero + 9) return code - zero;
  const letter = (code | 32) - 97;
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
}
