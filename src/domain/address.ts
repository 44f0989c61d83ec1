/**
 * Addresses as text and as 32-bit words (host order): one word for IPv4, four for IPv6.
 * Only the exact forms of `inet_pton` are read here; the loose ones that ipvsadm takes are the matter of `ipvsadm/`.
 */

export type Family = 'inet' | 'inet6';

export function familyOf(address: string): Family {
  return address.includes(':') ? 'inet6' : 'inet';
}

/** `192.0.2.1:80`, `[2001:db8::1]:80`. */
export function endpointText(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** The words of an address; null when the text is no address. */
export function addressWords(text: string): readonly number[] | null {
  if (!text.includes(':')) {
    const word = ipv4Word(text);
    return word === null ? null : [word];
  }
  return ipv6Words(text);
}

/** The text of one word (IPv4) or four (IPv6), as `inet_ntop` writes it. */
export function addressText(words: readonly number[]): string {
  return words.length === 1 ? ipv4Text(words[0] ?? 0) : ipv6Text(words);
}

/** Dotted quad, four decimal parts without leading zeros. */
export function ipv4Word(text: string): number | null {
  let word = 0;
  let byte = -1;
  let dots = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === dot) {
      if (byte < 0 || ++dots > 3) return null;
      word = word * 256 + byte;
      byte = -1;
    } else {
      if (code < zero || code > zero + 9 || byte === 0) return null;
      byte = (byte < 0 ? 0 : byte * 10) + code - zero;
      if (byte > 255) return null;
    }
  }
  return dots === 3 && byte >= 0 ? word * 256 + byte : null;
}

const dot = 46;
const zero = 48;

export function ipv4Text(word: number): string {
  return `${word >>> 24}.${(word >>> 16) & 255}.${(word >>> 8) & 255}.${word & 255}`;
}

function ipv6Words(text: string): readonly number[] | null {
  if (text.indexOf(':') === text.lastIndexOf(':')) return null;
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [before, after] = halves.map((half) => (half === '' ? [] : groups(half)));
  if (!before || after === null) return null;
  const given = before.length + (after?.length ?? 0);
  if (after === undefined ? given !== 8 : given > 7) return null;
  const all = [...before, ...Array<number>(8 - given).fill(0), ...(after ?? [])];
  return [0, 2, 4, 6].map((at) => (((all[at] ?? 0) << 16) | (all[at + 1] ?? 0)) >>> 0);
}

/** The 16-bit groups of a colon-separated run, whose last part may be a dotted quad; null when one is malformed. */
function groups(run: string): number[] | null {
  const parts = run.split(':');
  const found: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
      found.push(parseInt(part, 16));
    } else {
      const word = index === parts.length - 1 ? ipv4Word(part) : null;
      if (word === null) return null;
      found.push(word >>> 16, word & 0xffff);
    }
  }
  return found;
}

/** The first longest run of two or more zero groups is `::`; a mapped or compatible IPv4 address ends in a dotted quad. */
function ipv6Text(words: readonly number[]): string {
  const all = words.flatMap((word) => [word >>> 16, word & 0xffff]);
  let start = -1;
  let length = 1;
  for (let at = 0; at < 8; at++) {
    let end = at;
    while (end < 8 && all[end] === 0) end++;
    if (end - at > length) [start, length] = [at, end - at];
  }
  const dotted = start === 0 && (length === 6 || (length === 5 && all[5] === 0xffff));
  const hex = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
  if (dotted) return `::${length === 5 ? 'ffff:' : ''}${ipv4Text(words[3] ?? 0)}`;
  if (start < 0) return hex(all);
  return `${hex(all.slice(0, start))}::${hex(all.slice(start + length))}`;
}
