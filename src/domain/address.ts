/**
 * Addresses as text and as 32-bit words (host order): one word for IPv4, four for IPv6. Only the exact forms of
 * `inet_pton` are read here; `ipvsadm/` reads the loose ones that ipvsadm accepts.
 */

export type Family = 'inet' | 'inet6';

export function familyOf(address: string): Family {
  return address.includes(':') ? 'inet6' : 'inet';
}

/** `192.0.2.1:80`, `[2001:db8::1]:80`. */
export function endpointText(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** The words of an address; null when the text is not an address. */
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

const colon = 58;

/** Eight groups of up to four hexadecimal digits, the last two perhaps a dotted quad; `::` stands for one or more of 0. */
function ipv6Words(text: string): readonly number[] | null {
  const found: number[] = [];
  let gap = text.startsWith('::') ? 0 : -1;
  let at = gap === 0 ? 2 : 0;
  while (at < text.length) {
    const start = at;
    let group = 0;
    for (let digit = hexDigit(text, at); digit >= 0; digit = hexDigit(text, ++at)) group = group * 16 + digit;
    const code = text.charCodeAt(at);
    if (code === dot) {
      const word = ipv4Word(text.slice(start));
      if (word === null) return null;
      found.push(word >>> 16, word & 0xffff);
      break;
    }
    if (at === start || at > start + 4) return null;
    found.push(group);
    if (at === text.length) break;
    if (code !== colon || ++at === text.length) return null;
    if (text.charCodeAt(at) !== colon) continue;
    if (gap >= 0) return null;
    gap = found.length;
    at++;
  }
  if (gap < 0 ? found.length !== 8 : found.length > 7) return null;
  const missing = 8 - found.length;
  const group = (index: number) =>
    gap < 0 || index < gap ? found[index] : index < gap + missing ? 0 : found[index - missing];
  return [0, 2, 4, 6].map((index) => (((group(index) ?? 0) << 16) | (group(index + 1) ?? 0)) >>> 0);
}

/** Less than 0 for anything else. */
function hexDigit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= zero && code <= zero + 9) return code - zero;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** The first longest run of two or more zero groups is `::`; a mapped or compatible IPv4 address ends in a dotted quad. */
function ipv6Text(words: readonly number[]): string {
  const group = (index: number) => ((words[index >> 1] ?? 0) >>> (index & 1 ? 0 : 16)) & 0xffff;
  let start = -1;
  let length = 1;
  for (let at = 0; at < 8; at++) {
    let end = at;
    while (end < 8 && group(end) === 0) end++;
    if (end - at > length) [start, length] = [at, end - at];
  }
  const dotted = start === 0 && (length === 6 || (length === 5 && group(5) === 0xffff));
  if (dotted) return `::${length === 5 ? 'ffff:' : ''}${ipv4Text(words[3] ?? 0)}`;
  let text = '';
  for (let at = 0; at < 8; at++) {
    if (at === start) {
      text += '::';
      at += length - 1;
    } else {
      text += `${at === 0 || at === start + length ? '' : ':'}${group(at).toString(16)}`;
    }
  }
  return text;
}
