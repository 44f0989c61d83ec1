import { addressWords, ipv4Word } from '../domain/address.ts';

/** What the kernel knows about a machine's own addresses. */
export interface LocalAddresses {
  /** Its own addresses, as the text of their words. */
  readonly own: ReadonlySet<string>;
  /** IPv4 broadcast addresses of its networks. */
  readonly broadcasts: ReadonlySet<number>;
  /** Null: unknown; every device is assumed to exist. */
  readonly devices: ReadonlySet<string> | null;
}

/** Reads lines such as `10.255.0.1/24 on eth0`; a network without a prefix length is one address. */
export function localAddresses(lines: readonly string[] | undefined): LocalAddresses {
  const own = new Set<string>();
  const broadcasts = new Set<number>();
  const devices = new Set(['lo']);
  for (const line of lines ?? ['127.0.0.1/8', '::1']) {
    const [network = '', on, device] = line.trim().split(/\s+/);
    if (on === 'on' && device !== undefined) devices.add(device);
    const [address = '', length] = network.split('/');
    const words = addressWords(address);
    if (!words) continue;
    own.add(words.join());
    const bits = length === undefined ? 32 : Number(length);
    if (words.length === 1 && bits < 31) broadcasts.add(((words[0] ?? 0) | (0xffffffff >>> bits)) >>> 0);
  }
  return { own, broadcasts, devices: lines ? devices : null };
}

export function isOwn(address: string, local: LocalAddresses): boolean {
  return local.own.has(addressWords(address)?.join() ?? '');
}

/**
 * Whether the kernel accepts the address for a real server (`ip_vs_new_dest`): unicast, and not link-local unless it is
 * the machine's own.
 */
export function usableForServer(address: string, local: LocalAddresses): boolean {
  if (!address.includes(':')) {
    const word = ipv4Word(address);
    return word !== null && usableIPv4(word, local);
  }
  const words = addressWords(address);
  return words !== null && usableIPv6(words, local);
}

function usableIPv4(word: number, local: LocalAddresses): boolean {
  const multicast = word >>> 28 === 0xe;
  return word !== 0 && word !== 0xffffffff && !multicast && !local.broadcasts.has(word);
}

function usableIPv6(words: readonly number[], local: LocalAddresses): boolean {
  const [first = 0, second, third, fourth] = words;
  const zero = first === 0 && second === 0;
  const unspecified = zero && third === 0 && fourth === 0;
  const mapped = zero && third === 0xffff;
  const multicast = first >>> 24 === 0xff;
  const linkLocal = first >>> 22 === 0x3fa;
  return (!unspecified && !mapped && !multicast && !linkLocal) || local.own.has(words.join());
}
