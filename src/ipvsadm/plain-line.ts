import type { Change } from '../domain/change.ts';
import type { ForwardingMethod } from '../domain/server.ts';
import { type Protocol, type ServiceKey, wholeNetmask } from '../domain/service.ts';
import type { CommandLine } from '../syntax/nodes.ts';
import { isDottedQuad } from './inet.ts';
import { readNumber } from './numbers.ts';
import { longestTimeout } from './read-setting.ts';

/** What a plain line asks for; null for every other line, which `readLine` reads. */
export type PlainReader = (line: CommandLine) => Change | null;

/**
 * Reads the lines of a file that add a service or a server to the letter as a save writes them, with IPv4 addresses.
 * Such are most lines of most files, and a pattern reads them several times as fast as option by option.
 */
export function plainReader(source: string): PlainReader {
  const service = keyReader();
  return ({ start, end }) => {
    const server = matched(serverLine, source, start, end);
    if (server) return serverAdded(service(server[1]), server);
    const added = matched(serviceLine, source, start, end);
    return added && serviceAdded(service(added[1]), added);
  };
}

const serverLine = /-a -([tu] [\d.]+:\d+) -r ([\d.]+):(0|[1-9]\d{0,4}) -([gim]) -w (0|[1-9]\d{0,8})/y;
const serviceLine = /-A -([tu] [\d.]+:\d+) -s ([a-z]{1,15})(?: -p ([1-9]\d{0,6}))?/y;
const serviceWords = /^([tu]) ([\d.]+):(0|[1-9]\d{0,4})$/;

function matched(pattern: RegExp, source: string, start: number, end: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  const found = pattern.exec(source);
  return found && pattern.lastIndex === end ? found : null;
}

/** The servers of a service stand in a row: a key is read once for all of them. */
function keyReader(): (words: string | undefined) => ServiceKey | null {
  let last: string | undefined;
  let key: ServiceKey | null = null;
  return (words = '') => {
    if (words !== last) key = readKey(words);
    last = words;
    return key;
  };
}

function readKey(words: string): ServiceKey | null {
  const [, letter, address = '', digits = ''] = serviceWords.exec(words) ?? [];
  const port = readNumber(digits, 0, 65535);
  const kind: Protocol = letter === 't' ? 'tcp' : 'udp';
  return port === null || !isDottedQuad(address) ? null : { kind, address, port };
}

const methods: Readonly<Record<string, ForwardingMethod>> = { g: 'route', i: 'tunnel', m: 'masquerade' };

function serverAdded(service: ServiceKey | null, found: RegExpExecArray): Change | null {
  const [, , address = '', digits = '', letter = '', weight = ''] = found;
  const own = readNumber(digits, 0, 65535);
  const method = methods[letter];
  if (service === null || service.kind === 'fwmark' || own === null || !method || !isDottedQuad(address)) return null;
  const port = method === 'masquerade' ? own : service.port;
  const tunnel = method === 'tunnel' ? ({ type: 'ipip' } as const) : null;
  const server = { address, port, method, weight: Number(weight), upper: 0, lower: 0, tunnel };
  return { kind: 'add-server', service, server };
}

function serviceAdded(key: ServiceKey | null, [, , scheduler = '', seconds]: RegExpExecArray): Change | null {
  if (key === null || key.kind === 'fwmark') return null;
  const timeout = seconds === undefined ? null : readNumber(seconds, 1, longestTimeout);
  if (timeout === null && (seconds !== undefined || key.port === 0)) return null;
  const persistence = timeout === null ? null : { timeout, netmask: wholeNetmask('inet') };
  const service = { key, scheduler, flags: 0, persistence, engine: null, onePacket: false };
  return { kind: 'add-service', service };
}
