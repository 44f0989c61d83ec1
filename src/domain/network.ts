import { addressText, addressWords, ipv4Text, ipv4Word } from './address.ts';

/** Addresses that share their first bits: `10.0.0.0/8`, `2001:db8::/32`; without a length, one address. */
export interface Network {
  readonly words: readonly number[];
  readonly length: number;
}

export function readNetwork(text: string): Network | null {
  const [address = '', length, ...rest] = text.split('/');
  const words = addressWords(address);
  if (words === null || rest.length > 0) return null;
  const whole = words.length * 32;
  if (length === undefined) return { words, length: whole };
  if (!/^[0-9]{1,3}$/.test(length) || Number(length) > whole) return null;
  return { words, length: Number(length) };
}

export function isInNetwork(address: string, network: Network): boolean {
  const words = addressWords(address);
  return words !== null && hasWords(network, words);
}

/** The same for the words of an address. */
export function hasWords(network: Network, words: readonly number[]): boolean {
  if (words.length !== network.words.length) return false;
  for (let index = 0; index < words.length; index++) {
    const bits = Math.min(32, network.length - index * 32);
    if (bits <= 0) return true;
    const difference = (words[index] ?? 0) ^ (network.words[index] ?? 0);
    if (difference >>> (32 - bits) !== 0) return false;
  }
  return true;
}

/** Bits of a network, by family. */
export interface NetworkBits {
  readonly inet: number;
  readonly inet6: number;
}

/** The network that an address is in, such as `198.51.100.0/24`; what is not an address stays as it is. */
export function networkText(address: string, { inet, inet6 }: NetworkBits): string {
  const word = ipv4Word(address);
  if (word !== null) return `${ipv4Text(masked(word, inet))}/${inet}`;
  const words = addressWords(address);
  if (words === null) return address;
  return `${addressText(words.map((each, place) => masked(each, inet6 - 32 * place)))}/${inet6}`;
}

/** The first bits of a word, and zeros. */
export function masked(word: number, bits: number): number {
  if (bits <= 0) return 0;
  return bits >= 32 ? word : (word & (-1 << (32 - bits))) >>> 0;
}
