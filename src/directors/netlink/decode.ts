import { addressText, ipv4Text } from '../../domain/address.ts';
import type { ListedKey, ListedServer, ListedService } from '../../domain/listed.ts';
import type { Figures } from '../../domain/observation.ts';
import type { ForwardingMethod, Tunnel } from '../../domain/server.ts';
import type { Persistence, Protocol } from '../../domain/service.ts';
import type { SyncDaemon } from '../../domain/table.ts';
import { type Attributes, readAttributes, readText } from './attributes.ts';
import * as numbers from './netlink-numbers.ts';

/** A service as dumped, without its servers. */
export function decodeService(bytes: Buffer): ListedService {
  const found = readAttributes(bytes);
  const isIpv6 = small(found, numbers.service.family) === numbers.inet6;
  const bits = word(found, numbers.service.flags);
  const engine = readText(found.get(numbers.service.engine));
  return {
    key: decodeKey(found, isIpv6),
    scheduler: readText(found.get(numbers.service.scheduler)),
    flags: (bits >>> numbers.schedulerShift) & 7,
    persistence: (bits & numbers.persistentFlag) === 0 ? null : decodePersistence(found, isIpv6),
    engine: engine === '' ? null : engine,
    onePacket: (bits & numbers.onePacketFlag) !== 0,
    ...decodeFigures(found.get(numbers.service.totals64)),
    ...unknownOf(found, knownOfService),
    servers: [],
  };
}

export function decodeServer(bytes: Buffer, serviceIsIpv6: boolean): ListedServer {
  const found = readAttributes(bytes);
  const family = found.has(numbers.server.family) ? small(found, numbers.server.family) : null;
  const method = decodeMethod(found);
  return {
    address: decodeAddress(found, numbers.server.address, family === null ? serviceIsIpv6 : family === numbers.inet6),
    port: found.port(numbers.server.port) ?? 0,
    ...method,
    weight: word(found, numbers.server.weight),
    upper: word(found, numbers.server.upper),
    lower: word(found, numbers.server.lower),
    tunnel: method.method === 'tunnel' ? decodeTunnel(found) : null,
    active: word(found, numbers.server.active),
    inactive: word(found, numbers.server.inactive),
    persistent: word(found, numbers.server.persistent),
    ...decodeFigures(found.get(numbers.server.totals64)),
    ...unknownOf(found, knownOfServer),
  };
}

export function decodeDaemon(bytes: Buffer): SyncDaemon {
  const found = readAttributes(bytes);
  const { group, group6 } = numbers.daemon;
  const isIpv6 = found.has(group6);
  return {
    state: word(found, numbers.daemon.state) === 1 ? 'master' : 'backup',
    device: readText(found.get(numbers.daemon.device)),
    syncId: word(found, numbers.daemon.syncId),
    ...(found.has(numbers.daemon.maxLength) && { maxLength: small(found, numbers.daemon.maxLength) }),
    ...((isIpv6 || found.has(group)) && { group: decodeAddress(found, isIpv6 ? group6 : group, isIpv6) }),
    ...(found.has(numbers.daemon.port) && { port: small(found, numbers.daemon.port) }),
    ...(found.has(numbers.daemon.ttl) && { ttl: found.byte(numbers.daemon.ttl) ?? 0 }),
  };
}

export function word(found: Attributes, number: number): number {
  return found.word(number) ?? 0;
}

function small(found: Attributes, number: number): number {
  return found.short(number) ?? 0;
}

/** The protocol of a service that no rule can express. */
export function otherProtocol(bytes: Buffer): number | undefined {
  const found = readAttributes(bytes);
  const protocol = small(found, numbers.service.protocol);
  const isKnown =
    word(found, numbers.service.mark) !== 0 || Object.values<number>(numbers.protocols).includes(protocol);
  return isKnown ? undefined : protocol;
}

function decodeKey(found: Attributes, isIpv6: boolean): ListedKey {
  const mark = word(found, numbers.service.mark);
  if (mark !== 0) return { kind: 'fwmark', mark, family: isIpv6 ? 'inet6' : 'inet' };
  const protocol = small(found, numbers.service.protocol);
  const names = Object.keys(numbers.protocols) as Protocol[];
  return {
    kind: names.find((name) => numbers.protocols[name] === protocol) ?? 'tcp',
    address: decodeAddress(found, numbers.service.address, isIpv6),
    port: found.port(numbers.service.port) ?? 0,
  };
}

function decodePersistence(found: Attributes, isIpv6: boolean): Persistence {
  const timeout = word(found, numbers.service.timeout);
  if (isIpv6) return { timeout, netmask: word(found, numbers.service.netmask) };
  return { timeout, netmask: decodeAddress(found, numbers.service.netmask, false) };
}

function decodeAddress(found: Attributes, number: number, isIpv6: boolean): string {
  const wordAt = (place: number) => found.addressWord(number, place) ?? 0;
  return isIpv6 ? addressText([wordAt(0), wordAt(1), wordAt(2), wordAt(3)]) : ipv4Text(wordAt(0));
}

/** A tunnel of an unknown type cannot be expressed by a rule. */
function decodeMethod(found: Attributes): Pick<ListedServer, 'method' | 'otherMethod'> {
  const number = word(found, numbers.server.method) & 7;
  const method = methodNames.find((name) => numbers.methods[name] === number);
  const type = tunnelType(found);
  if (method === 'tunnel' && numbers.tunnels[type] === undefined)
    return { otherMethod: `unknown(tunnel-type-${type})` };
  if (method) return { method };
  return { otherMethod: numbers.otherMethods[number] ?? `unknown(${number})` };
}

function tunnelType(found: Attributes): number {
  return found.byte(numbers.server.tunnelType) ?? 0;
}

const methodNames = Object.keys(numbers.methods) as ForwardingMethod[];
const knownOfService: ReadonlySet<number> = new Set(Object.values(numbers.service));
const knownOfServer: ReadonlySet<number> = new Set(Object.values(numbers.server));

/** The numbers of unknown attributes, sent by a newer kernel. */
function unknownOf(
  found: Attributes,
  known: ReadonlySet<number>,
): { readonly unknownAttributes: readonly number[] } | null {
  const unknownAttributes = found.numbers().filter((number) => !known.has(number));
  return unknownAttributes.length === 0 ? null : { unknownAttributes };
}

function decodeTunnel(found: Attributes): Tunnel {
  const type = numbers.tunnels[tunnelType(found)] ?? 'ipip';
  const flags = small(found, numbers.server.tunnelFlags);
  if (type === 'ipip') return { type };
  if (type === 'gre') return { type, checksum: (flags & numbers.checksums.csum) === 0 ? 'none' : 'csum' };
  const checksum = flags & numbers.checksums.remcsum ? 'remcsum' : flags & numbers.checksums.csum ? 'csum' : 'none';
  return { type, port: found.port(numbers.server.tunnelPort) ?? 0, checksum };
}

/** Absent before Linux 4.1. */
function decodeFigures(bytes: Buffer | undefined): { readonly totals?: Figures; readonly rates?: Figures } {
  if (!bytes) return {};
  const found = readAttributes(bytes);
  const [first, ...others] = numbers.figures;
  return { totals: fiveFrom(found, first), rates: fiveFrom(found, others[4]) };
}

/** Five figures, of this number and those behind it. */
function fiveFrom(found: Attributes, first: number): Figures {
  return {
    connections: found.long(first) ?? 0n,
    inPackets: found.long(first + 1) ?? 0n,
    outPackets: found.long(first + 2) ?? 0n,
    inBytes: found.long(first + 3) ?? 0n,
    outBytes: found.long(first + 4) ?? 0n,
  };
}
