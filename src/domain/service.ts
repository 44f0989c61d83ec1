import { endpointText, type Family, familyOf } from './address.ts';
import type { RealServer } from './server.ts';

export type Protocol = 'tcp' | 'udp' | 'sctp';

/** A virtual service is identified by the packets that it matches, not by how it balances them. */
export type ServiceKey =
  | { readonly kind: Protocol; readonly address: string; readonly port: number }
  | { readonly kind: 'fwmark'; readonly mark: number; readonly family: Family };

/** Clients of one network stay with one real server for `timeout` seconds after their last new connection. */
export interface Persistence {
  /** Seconds, 1 to 2678400 (31 days). */
  readonly timeout: number;
  /** Which clients count as one: dotted for IPv4 (need not be contiguous), a prefix length of 1 to 128 for IPv6. */
  readonly netmask: string | number;
  /** The ticks in `/proc/net/ip_vs`, if their length is unknown; `timeout` is then 0. */
  readonly ticks?: number;
}

/** The settings of a service by `-A` and `-E`; an edit replaces all of them. */
export interface ServiceSettings {
  readonly key: ServiceKey;
  /** A scheduler's name as the kernel knows it, at most 15 bytes. */
  readonly scheduler: string;
  /** A set of bits: 1, 2 and 4 for flag-1, flag-2 and flag-3. `scheduler-flags.ts` has their names. */
  readonly flags: number;
  readonly persistence: Persistence | null;
  /** The persistence engine, for example `sip`. */
  readonly engine: string | null;
  /** One-packet scheduling: each datagram is scheduled separately. */
  readonly onePacket: boolean;
}

export interface Service extends ServiceSettings {
  /** In the order of addition: the kernel walks them newest first, and that order decides ties and hash tables. */
  readonly servers: readonly RealServer[];
}

export function serviceFamily(key: ServiceKey): Family {
  return key.kind === 'fwmark' ? key.family : familyOf(key.address);
}

/** One text for each key, for maps and for people: `tcp 192.0.2.1:80`, `fwmark 7`, `fwmark 7 inet6`. */
export function serviceKeyText(key: ServiceKey): string {
  if (lastNamed.key !== key) lastNamed = { key, text: nameOf(key) };
  return lastNamed.text;
}

/** A table uses the name of a service again for each of its servers. */
let lastNamed: { readonly key: ServiceKey | null; readonly text: string } = { key: null, text: '' };

function nameOf(key: ServiceKey): string {
  if (key.kind !== 'fwmark') return `${key.kind} ${endpointText(key.address, key.port)}`;
  return key.family === 'inet' ? `fwmark ${key.mark}` : `fwmark ${key.mark} inet6`;
}

/**
 * The name of the service with port 0 that takes the packets of this one while it does not exist; null if there can
 * be none. Which packets carry a mark is unknown here.
 */
export function catchAllOf(key: ServiceKey): string | null {
  return key.kind === 'fwmark' || key.port === 0 ? null : nameOf({ ...key, port: 0 });
}

/** The netmask that stands for no netmask: every client on its own. */
export function wholeNetmask(family: Family): string | number {
  return family === 'inet' ? '255.255.255.255' : 128;
}

export function sameServiceKey(left: ServiceKey, right: ServiceKey): boolean {
  if (left === right) return true;
  if (left.kind === 'fwmark')
    return right.kind === 'fwmark' && left.mark === right.mark && left.family === right.family;
  return left.kind === right.kind && left.address === right.address && left.port === right.port;
}
