import type { Change } from '../domain/change.ts';
import type { ForwardingMethod, Tunnel } from '../domain/server.ts';
import { type Protocol, type ServiceKey, wholeNetmask } from '../domain/service.ts';
import { isDottedQuad } from './inet.ts';
import { longestTimeout } from './read-setting.ts';

/** What the plain line between two offsets asks for; null for every other line, which `readLine` reads. */
export type PlainReader = (start: number, end: number) => Change | null;

/**
 * Reads the lines of a file that add a service or a server to the letter as a save writes them, with IPv4 addresses.
 * Such are most lines of most files, and they are read many times as fast as option by option.
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

type AddressedKey = Extract<ServiceKey, { readonly port: number }>;

/** How the lines of the servers of a service begin. They stand in a row: it is read once for all of them. */
interface Head {
  readonly text: string;
  readonly key: AddressedKey | null;
}

const serverHead = /-a -([tu]) ([\d.]+):(\d+) -r /y;
const service = /-A -([tu]) ([\d.]+):(\d+) -s ([a-z]{1,15})(?: -p ([1-9]\d{0,6}))?/y;

function matched(pattern: RegExp, source: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(source);
}

function keyOf([, letter, address = '', digits = '']: RegExpExecArray): AddressedKey | null {
  const port = decimal(digits, 0, digits.length);
  const kind: Protocol = letter === 't' ? 'tcp' : 'udp';
  return port < 0 || port > 65535 || !isDottedQuad(address) ? null : { kind, address, port };
}

const methods: Readonly<Record<string, ForwardingMethod>> = { g: 'route', i: 'tunnel', m: 'masquerade' };
const ipip: Tunnel = { type: 'ipip' };

/** `10.0.0.1:8080 -m -w 1` */
function serverAdded(source: string, start: number, end: number, key: AddressedKey): Change | null {
  const colon = source.indexOf(':', start);
  const blank = source.indexOf(' ', colon);
  const method = methods[source.charAt(blank + 2)];
  if (colon < 0 || blank < 0 || !method || !source.startsWith(' -', blank) || !source.startsWith(' -w ', blank + 3)) {
    return null;
  }
  const address = source.slice(start, colon);
  const port = decimal(source, colon + 1, blank);
  const weight = decimal(source, blank + 7, end);
  if (weight < 0 || port < 0 || port > 65535 || !isDottedQuad(address)) return null;
  if (method !== 'masquerade' && port !== key.port) return null;
  const tunnel = method === 'tunnel' ? ipip : null;
  return { kind: 'add-server', service: key, server: { address, port, method, weight, upper: 0, lower: 0, tunnel } };
}

function serviceAdded(source: string, start: number, end: number): Change | null {
  const found = matched(service, source, start);
  const key = found && service.lastIndex === end ? keyOf(found) : null;
  if (!found || !key) return null;
  const [, , , , scheduler = '', seconds] = found;
  const timeout = seconds === undefined ? 0 : Number(seconds);
  if (timeout > longestTimeout || (timeout === 0 && key.port === 0)) return null;
  const persistence = timeout === 0 ? null : { timeout, netmask: wholeNetmask('inet') };
  return { kind: 'add-service', service: { key, scheduler, flags: 0, persistence, engine: null, onePacket: false } };
}

/** Up to nine digits between two offsets, without leading zeros; less than 0 for anything else. */
function decimal(source: string, start: number, end: number): number {
  if (end - start > 9 || end <= start) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = source.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9) || (digit === 0 && at === start && end > start + 1)) return -1;
    value = value * 10 + digit;
  }
  return value;
}
