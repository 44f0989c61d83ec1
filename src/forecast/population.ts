import { addressText, addressWords, type Family, familyOf } from '../domain/address.ts';
import { failure, type Result, success } from '../domain/result.ts';

/** Clients by their index in the population; the same index always has the same address. */
export interface Population {
  readonly size: number;
  address(place: number): string;
}

/** A network that clients come from. */
export interface Prefix {
  readonly family: Family;
  readonly words: readonly number[];
  readonly length: number;
}

/** Reads `198.18.0.0/15` or `2001:db8::/32`; an address alone is one client. */
export function readPrefix(text: string): Result<Prefix, string> {
  const [address = '', length, ...more] = text.split('/');
  const words = addressWords(address);
  if (!words || more.length > 0) return failure('an address or a network such as 198.18.0.0/15 is expected');
  const whole = words.length * 32;
  const bits = length === undefined ? whole : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (bits < 0 || bits > whole) return failure(`a prefix length from 0 to ${whole} is expected`);
  return success({ family: familyOf(address), words, length: bits });
}

/** The default clients: networks that are reserved for tests and documentation. */
export function usualPrefix(family: Family): Prefix {
  return family === 'inet'
    ? { family, words: [0xc6120000], length: 15 }
    : { family, words: [0x20010db8, 0xc000_0000, 0, 0], length: 40 };
}

/** This many clients, spread over the networks; no two in a network are the same while it has room. */
export function spreadPopulation(prefixes: readonly Prefix[], size: number): Population {
  return {
    size,
    address(place) {
      const prefix = prefixes[place % prefixes.length];
      return prefix ? hostOf(prefix, Math.floor(place / prefixes.length)) : '0.0.0.0';
    },
  };
}

/** Multiplying by an odd number visits every host of a network once, in an order that looks random. */
function hostOf({ words, length }: Prefix, place: number): string {
  const last = words.length - 1;
  const bits = Math.min(32, words.length * 32 - length);
  const mask = bits === 32 ? 0xffffffff : (1 << bits) - 1;
  const host = Math.imul(place + 1, 0x9e3779b1) & mask;
  return addressText(words.map((word, at) => (at === last ? ((word & ~mask) | host) >>> 0 : word)));
}
