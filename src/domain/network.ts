import { addressWords } from './address.ts';

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
  if (words?.length !== network.words.length) return false;
  return words.every((word, index) => {
    const bits = Math.min(32, Math.max(0, network.length - index * 32));
    const mask = bits === 0 ? 0 : (0xffffffff << (32 - bits)) >>> 0;
    return ((word ^ (network.words[index] ?? 0)) & mask) === 0;
  });
}
