import { addressWords, familyOf } from '../../domain/address.ts';
import type { RealServer, ServerKey } from '../../domain/server.ts';
import { type ServiceKey, type ServiceSettings, serviceFamily, wholeNetmask } from '../../domain/service.ts';
import type { SyncDaemon } from '../../domain/table.ts';
import { attribute, nested, number8, number16, number32, port16, text } from './attributes.ts';
import * as numbers from './netlink-numbers.ts';

/** The attribute that names a service. */
export function serviceKey(key: ServiceKey): Buffer {
  return nested(numbers.top.service, ...keyParts(key));
}

/** The attribute that describes a service in full. */
export function serviceSettings(settings: ServiceSettings): Buffer {
  const { key, scheduler, flags, persistence, engine, onePacket } = settings;
  const bits = (persistence ? numbers.persistentFlag : 0) | (onePacket ? numbers.onePacketFlag : 0);
  const flagsAndMask = Buffer.alloc(8, 0xff);
  flagsAndMask.writeUInt32LE(bits | (flags << numbers.schedulerShift), 0);
  return nested(
    numbers.top.service,
    ...keyParts(key),
    text(numbers.service.scheduler, scheduler),
    attribute(numbers.service.flags, flagsAndMask),
    number32(numbers.service.timeout, persistence?.timeout ?? 0),
    attribute(numbers.service.netmask, netmaskBytes(persistence?.netmask ?? wholeNetmask(serviceFamily(key)))),
    ...(engine === null ? [] : [text(numbers.service.engine, engine)]),
  );
}

export function serverKey(server: ServerKey): Buffer {
  return nested(numbers.top.server, ...placeParts(server));
}

export function serverSettings(server: RealServer): Buffer {
  const { method, weight, upper, lower, tunnel } = server;
  return nested(
    numbers.top.server,
    ...placeParts(server),
    number32(numbers.server.method, numbers.methods[method]),
    number32(numbers.server.weight, weight),
    number32(numbers.server.upper, upper),
    number32(numbers.server.lower, lower),
    number8(numbers.server.tunnelType, numbers.tunnels.indexOf(tunnel?.type ?? 'ipip')),
    port16(numbers.server.tunnelPort, tunnel?.type === 'gue' ? tunnel.port : 0),
    number16(numbers.server.tunnelFlags, tunnel && tunnel.type !== 'ipip' ? numbers.checksums[tunnel.checksum] : 0),
  );
}

export function daemonSettings({ state, device, syncId, maxLength, group, port, ttl }: SyncDaemon): Buffer {
  const words = group === undefined ? null : addressWords(group);
  const isIpv6 = words?.length === 4;
  return nested(
    numbers.top.daemon,
    ...daemonParts(state, syncId),
    text(numbers.daemon.device, device),
    ...(maxLength === undefined ? [] : [number16(numbers.daemon.maxLength, maxLength)]),
    ...(words ? [attribute(isIpv6 ? numbers.daemon.group6 : numbers.daemon.group, wordBytes(words))] : []),
    ...(port === undefined ? [] : [number16(numbers.daemon.port, port)]),
    ...(ttl === undefined ? [] : [number8(numbers.daemon.ttl, ttl)]),
  );
}

export function daemonKey(state: SyncDaemon['state'], syncId: number): Buffer {
  return nested(numbers.top.daemon, ...daemonParts(state, syncId));
}

function daemonParts(state: SyncDaemon['state'], syncId: number): readonly Buffer[] {
  return [number32(numbers.daemon.state, state === 'master' ? 1 : 2), number32(numbers.daemon.syncId, syncId)];
}

function keyParts(key: ServiceKey): readonly Buffer[] {
  const family = number16(numbers.service.family, serviceFamily(key) === 'inet' ? numbers.inet : numbers.inet6);
  if (key.kind === 'fwmark') return [family, number32(numbers.service.mark, key.mark)];
  return [
    family,
    number16(numbers.service.protocol, numbers.protocols[key.kind]),
    attribute(numbers.service.address, addressBytes(key.address)),
    port16(numbers.service.port, key.port),
  ];
}

function placeParts({ address, port }: ServerKey): readonly Buffer[] {
  return [
    attribute(numbers.server.address, addressBytes(address)),
    port16(numbers.server.port, port),
    number16(numbers.server.family, familyOf(address) === 'inet' ? numbers.inet : numbers.inet6),
  ];
}

/** Sixteen bytes whatever the family. */
function addressBytes(address: string): Buffer {
  const bytes = Buffer.alloc(16);
  wordBytes(addressWords(address) ?? [0]).copy(bytes);
  return bytes;
}

function wordBytes(words: readonly number[]): Buffer {
  const bytes = Buffer.alloc(words.length * 4);
  for (const [index, word] of words.entries()) bytes.writeUInt32BE(word, index * 4);
  return bytes;
}

/** An IPv4 mask is sent in network byte order, a prefix length as a number. */
function netmaskBytes(netmask: string | number): Buffer {
  if (typeof netmask === 'string') return wordBytes(addressWords(netmask) ?? [0xffffffff]);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(netmask);
  return bytes;
}
