import { limits } from '../domain/limits.ts';
import { type Family, familyOf } from '../domain/address.ts';
import type { Change } from '../domain/change.ts';
import { printedFlagNames } from '../domain/scheduler-flags.ts';
import type { ForwardingMethod, Tunnel } from '../domain/server.ts';
import { type Protocol, serviceFamily, type ServiceKey, wholeNetmask } from '../domain/service.ts';
import { isDottedQuad, readIpv6 } from './inet.ts';
import { digits } from './numbers.ts';
import { readFlags } from './read-flags.ts';

/** What the plain line between two offsets asks for; null for every other line, which `readLine` reads. */
export type PlainReader = (start: number, end: number) => Change | null;

/**
 * Reads the lines of a file that add a service or a server to the letter as a save writes them. Such are most lines of
 * most files, and they are read many times as fast as option by option.
 */
export function plainReader(source: string): PlainReader {
  let head: Head = { text: '\n', key: null };
  return (start, end) => {
    if (!source.startsWith(head.text, start)) {
      const found = matched(serverHead, source, start);
      if (!found) return serviceAdded(source, start, end);
      head = { text: found[0], key: keyOf(found) };
    }
    return head.key && serverAdded(source, start + head.text.length, end, head.key);
  };
}

/** How the lines of the servers of a service begin. They stand in a row: it is read once for all of them. */
interface Head {
  readonly text: string;
  readonly key: ServiceKey | null;
}

const keyPattern = String.raw`-(?:(?<letter>[tu]) (?<host>\[[\da-f:.]+\]|[\d.]+):(?<port>\d+)|f (?<mark>[1-9]\d{0,9})(?<six> -6)?)`;
const serverHead = new RegExp(`-a ${keyPattern} -r `, 'y');
const servicePattern = String.raw`-s (?<scheduler>[a-z]{1,15})(?: -p (?<seconds>[1-9]\d{0,6}))?(?<once> -o)?(?: -b (?<names>[a-z,-]+))?`;
const serviceLine = new RegExp(`-A ${keyPattern} ${servicePattern}`, 'y');

function matched(pattern: RegExp, source: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(source);
}

function keyOf({ groups = {} }: RegExpExecArray): ServiceKey | null {
  const { letter, host = '', port: typed = '', mark, six } = groups;
  if (mark !== undefined) return markKey(Number(mark), six === undefined ? 'inet' : 'inet6');
  const port = decimal(typed, 0, typed.length);
  const kind: Protocol = letter === 't' ? 'tcp' : 'udp';
  const address = addressOf(host);
  return address === null || port < 0 || port > 65535 ? null : { kind, address, port };
}

/** Greater marks are saved as something else. */
function markKey(mark: number, family: Family): ServiceKey | null {
  return mark > 0x7fffffff ? null : { kind: 'fwmark', mark, family };
}

/** Canonical, and in brackets where it is one of IPv6. */
function addressOf(host: string): string | null {
  if (!host.startsWith('[')) return isDottedQuad(host) ? host : null;
  const address = host.slice(1, -1);
  return host.endsWith(']') && address.includes(':') && readIpv6(address) === address ? address : null;
}

const methods: Readonly<Record<string, ForwardingMethod>> = { g: 'route', i: 'tunnel', m: 'masquerade' };
const ipip: Tunnel = { type: 'ipip' };

/** `10.0.0.1:8080 -m -w 1` */
function serverAdded(source: string, start: number, end: number, key: ServiceKey): Change | null {
  const blank = source.indexOf(' ', start);
  const method = methods[source.charAt(blank + 2)];
  if (!method || !source.startsWith(' -', blank) || !source.startsWith(' -w ', blank + 3)) return null;
  const endpoint = source.slice(start, blank);
  const colon = endpoint.lastIndexOf(':');
  const address = addressOf(endpoint.slice(0, Math.max(0, colon)));
  const port = decimal(endpoint, colon + 1, endpoint.length);
  const weight = decimal(source, blank + 7, end);
  if (address === null || weight < 0 || port < 0 || port > 65535) return null;
  if (method !== 'masquerade' && port !== (key.kind === 'fwmark' ? 0 : key.port)) return null;
  if (familyOf(address) !== serviceFamily(key)) return null;
  const tunnel = method === 'tunnel' ? ipip : null;
  return { kind: 'add-server', service: key, server: { address, port, method, weight, upper: 0, lower: 0, tunnel } };
}

function serviceAdded(source: string, start: number, end: number): Change | null {
  const found = matched(serviceLine, source, start);
  const key = found && serviceLine.lastIndex === end ? keyOf(found) : null;
  if (!found || !key) return null;
  const { scheduler = '', seconds, once, names } = found.groups ?? {};
  const timeout = seconds === undefined ? 0 : Number(seconds);
  const flags = names === undefined ? 0 : flagsOf(scheduler, names);
  const onePacket = once !== undefined;
  if (timeout > limits.persistence.most || (timeout === 0 && key.kind !== 'fwmark' && key.port === 0)) return null;
  if (flags === null || (onePacket && key.kind !== 'udp')) return null;
  const persistence = timeout === 0 ? null : { timeout, netmask: wholeNetmask(serviceFamily(key)) };
  return { kind: 'add-service', service: { key, scheduler, flags, persistence, engine: null, onePacket } };
}

/** Those that have names of their own, as a save writes them. */
function flagsOf(scheduler: string, names: string): number | null {
  if (!names.startsWith(`${scheduler}-`)) return null;
  const read = readFlags(names, scheduler);
  return read.kind === 'flags' && printedFlagNames(scheduler, read.flags).join(',') === names ? read.flags : null;
}

/** Digits between two offsets, as a save writes a number: without leading zeros. */
function decimal(source: string, start: number, end: number): number {
  return end - start > 1 && source.startsWith('0', start) ? -1 : digits(source, start, end);
}
