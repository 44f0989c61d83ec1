import { type CommandName, commands } from '../../grammar/commands.ts';
import { type OptionName, options } from '../../grammar/options.ts';
import { isWithin, limits } from '../domain/limits.ts';
import { type Family, familyOf } from '../domain/address.ts';
import type { Change } from '../domain/change.ts';
import { printedFlagNames } from '../domain/scheduler-flags.ts';
import type { ForwardingMethod, Tunnel } from '../domain/server.ts';
import {
  type Protocol,
  serviceFamily,
  type ServiceKey,
  type ServiceSettings,
  wholeNetmask,
} from '../domain/service.ts';
import { serviceFaults } from '../domain/service-rules.ts';
import { isDottedQuad, readIpv6 } from './inet.ts';
import { digits } from './read-number.ts';
import { readFlags } from './read-flags.ts';

type AddService = Extract<Change, { kind: 'add-service' }>;

/** The change that the plain line between two offsets requests; null for every other line, which `readLine` reads. */
export type PlainReader = (start: number, end: number) => Change | null;

/**
 * Reads the lines of a file that add a service or a server exactly as a save writes them. Most lines of most files are
 * like this, and they are read many times faster than option by option.
 */
export function plainReader(source: string): PlainReader {
  let head: Head = { text: '\n', key: null };
  return (start, end) => {
    if (!source.startsWith(head.text, start)) {
      const found = matched(serverHead, source, start);
      if (!found) {
        const added = serviceAdded(source, start, end);
        if (added) head = headAfter(added, source, start);
        return added;
      }
      head = { text: found[0], key: keyOf(found) };
    }
    return head.key && serverAdded(source, start + head.text.length, end, head.key);
  };
}

/**
 * The beginning of the lines of a service's servers. They follow the line of the service and one another, so it is read
 * once for all of them.
 */
interface Head {
  readonly text: string;
  readonly key: ServiceKey | null;
}

/** A dash and a letter, from the tables of the grammar, so that a change there applies here. */
const flag = (option: OptionName) => `-${options.find(({ long }) => long === option)?.short ?? noLetter(option)}`;
const commandFlag = (name: CommandName) =>
  `-${commands.find((command) => command.name === name)?.short[0] ?? noLetter(name)}`;

function noLetter(name: string): never {
  throw new Error(`${name} has no letter`);
}

const tcp = flag('tcp-service');
const udp = flag('udp-service');
const mark = flag('fwmark-service');
const keyPattern = String.raw`(?:(?<option>${tcp}|${udp}) (?<host>\[[\da-f:.]+\]|[\d.]+):(?<port>\d+)|${mark} (?<mark>[1-9]\d{0,9})(?<six> ${flag('ipv6')})?)`;
const addServer = `${commandFlag('add-server')} `;
const addService = `${commandFlag('add-service')} `;
const realServer = ` ${flag('real-server')} `;
const scheduled = ` ${flag('scheduler')} `;
const serverHead = new RegExp(addServer + keyPattern + realServer, 'y');
// The word ipvsadm is skipped everywhere, so it is never a scheduler.
const servicePattern = [
  String.raw`${scheduled}(?<scheduler>(?!ipvsadm(?![a-z]))[a-z]{1,15})`,
  String.raw`(?: ${flag('persistent')} (?<seconds>[1-9]\d{0,6}))?`,
  String.raw`(?<once> ${flag('ops')})?`,
  String.raw`(?: ${flag('sched-flags')} (?<names>[a-z,-]+))?`,
].join('');
const serviceLine = new RegExp(addService + keyPattern + servicePattern, 'y');

/** How the lines of a service's servers begin; the line at an offset adds the service. */
function headAfter({ service }: AddService, source: string, start: number): Head {
  const named = source.slice(start + addService.length, source.indexOf(scheduled, start));
  return { text: addServer + named + realServer, key: service.key };
}

function matched(pattern: RegExp, source: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(source);
}

function keyOf({ groups = {} }: RegExpExecArray): ServiceKey | null {
  const { option, host = '', port: typed = '', mark: number, six } = groups;
  if (number !== undefined) return markKey(Number(number), six === undefined ? 'inet' : 'inet6');
  const port = decimal(typed, 0, typed.length);
  const kind: Protocol = option === tcp ? 'tcp' : 'udp';
  const address = addressOf(host);
  return address !== null && isWithin(port, limits.port) ? { kind, address, port } : null;
}

/** Larger marks are saved in another form. */
function markKey(number: number, family: Family): ServiceKey | null {
  return number > 0x7fffffff ? null : { kind: 'fwmark', mark: number, family };
}

/** Canonical, and in brackets for IPv6. */
function addressOf(host: string): string | null {
  if (!host.startsWith('[')) return isDottedQuad(host) ? host : null;
  const address = host.slice(1, -1);
  return host.endsWith(']') && address.includes(':') && readIpv6(address) === address ? address : null;
}

/** By the letter. */
const methods: Readonly<Record<string, ForwardingMethod>> = {
  [flag('gatewaying').slice(1)]: 'route',
  [flag('ipip').slice(1)]: 'tunnel',
  [flag('masquerading').slice(1)]: 'masquerade',
};
const weightFlag = ` ${flag('weight')} `;
const ipip: Tunnel = { type: 'ipip' };

/** `10.0.0.1:8080 -m -w 1` */
function serverAdded(source: string, start: number, end: number, key: ServiceKey): Change | null {
  const blank = source.indexOf(' ', start);
  const method = methods[source.charAt(blank + 2)];
  if (!method || !source.startsWith(' -', blank) || !source.startsWith(weightFlag, blank + 3)) return null;
  const colon = source.lastIndexOf(':', blank);
  if (colon < start) return null;
  const address = addressOf(source.slice(start, colon));
  const port = decimal(source, colon + 1, blank);
  const weight = decimal(source, blank + 7, end);
  if (address === null || !isWithin(weight, limits.weight) || !isWithin(port, limits.port)) return null;
  if (method !== 'masquerade' && port !== (key.kind === 'fwmark' ? 0 : key.port)) return null;
  if (familyOf(address) !== serviceFamily(key)) return null;
  const tunnel = method === 'tunnel' ? ipip : null;
  return { kind: 'add-server', service: key, server: { address, port, method, weight, upper: 0, lower: 0, tunnel } };
}

function serviceAdded(source: string, start: number, end: number): AddService | null {
  const found = matched(serviceLine, source, start);
  const key = found && serviceLine.lastIndex === end ? keyOf(found) : null;
  if (!found || !key) return null;
  const { scheduler = '', seconds, once, names } = found.groups ?? {};
  const timeout = seconds === undefined ? 0 : Number(seconds);
  const flags = names === undefined ? 0 : flagsOf(scheduler, names);
  const onePacket = once !== undefined;
  if (flags === null || (timeout !== 0 && !isWithin(timeout, limits.persistence))) return null;
  const persistence = timeout === 0 ? null : { timeout, netmask: wholeNetmask(serviceFamily(key)) };
  const service = { key, scheduler, flags, persistence, engine: null, onePacket };
  return serviceFaults(service).length > 0 || isRare(service) ? null : { kind: 'add-service', service };
}

/** One-packet scheduling of marks, which rules report. */
function isRare({ key, onePacket }: ServiceSettings): boolean {
  return onePacket && key.kind !== 'udp';
}

/** The named flags, as a save writes them. */
function flagsOf(scheduler: string, names: string): number | null {
  if (!names.startsWith(`${scheduler}-`)) return null;
  const read = readFlags(names, scheduler);
  return read.kind === 'flags' && printedFlagNames(scheduler, read.flags).join(',') === names ? read.flags : null;
}

/** Digits between two offsets, as a save writes a number: without leading zeros. */
function decimal(source: string, start: number, end: number): number {
  return end - start > 1 && source.startsWith('0', start) ? -1 : digits(source, start, end);
}
