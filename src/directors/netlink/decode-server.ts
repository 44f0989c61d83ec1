import type { ObservedServer } from '../../domain/observation.ts';
import type { OtherMethod } from '../../domain/other-method.ts';
import type { Tunnel } from '../../domain/server.ts';
import type { Writable } from '../observed-services.ts';
import { AttributeTable } from './attribute-table.ts';
import { decodeAddress } from './decode-address.ts';
import { decodeFigures } from './decode-figures.ts';
import * as numbers from './netlink-numbers.ts';

/**
 * A real server from its attributes. Before Linux 3.18 the kernel gives no family for it: it has that of its service. The
 * fields are set one by one, so that V8 gives all rows one shape.
 */
export function decodeServer(words: Uint32Array, from: number, end: number, serviceIsIpv6: boolean): ObservedServer {
  found.read(words, from, end);
  const family = found.short(numbers.server.family);
  const number = (found.word(numbers.server.method) ?? 0) & 7;
  const otherMethod = otherMethodOf(number);
  const method = otherMethod === null ? (methodNames[number] ?? 'route') : 'route';
  const made: Writable<ObservedServer> = {
    address: decodeAddress(
      found,
      numbers.server.address,
      family === undefined ? serviceIsIpv6 : family === numbers.inet6,
    ),
    port: found.port(numbers.server.port) ?? 0,
    method,
    weight: found.word(numbers.server.weight) ?? 0,
    upper: found.word(numbers.server.upper) ?? 0,
    lower: found.word(numbers.server.lower) ?? 0,
    tunnel: method === 'tunnel' ? decodeTunnel() : null,
    active: found.word(numbers.server.active) ?? 0,
    inactive: found.word(numbers.server.inactive) ?? 0,
    persistent: found.word(numbers.server.persistent) ?? 0,
  };
  if (otherMethod !== null) made.otherMethod = otherMethod;
  const unknownAttributes = found.othersThan(known);
  if (unknownAttributes !== null) made.unknownAttributes = unknownAttributes;
  const figures = decodeFigures(words, found, numbers.server.totals64);
  if (figures !== null) {
    made.totals = figures.totals;
    made.rates = figures.rates;
  }
  return made;
}

const known: ReadonlySet<number> = new Set(Object.values(numbers.server));
const found = new AttributeTable(Math.max(...known));

/** By the kernel's number. */
const methodNames = numbers.byNumber(numbers.methods);

/** What rules cannot express, a tunnel of an unknown type included; null for what they can. */
function otherMethodOf(number: number): OtherMethod | null {
  const method = methodNames[number];
  const type = found.byte(numbers.server.tunnelType) ?? 0;
  if (method === 'tunnel' && numbers.tunnels[type] === undefined) return `unknown(tunnel-type-${type})`;
  if (method !== undefined) return null;
  return numbers.otherMethods[number] ?? `unknown(${number})`;
}

function decodeTunnel(): Tunnel {
  const type = numbers.tunnels[found.byte(numbers.server.tunnelType) ?? 0] ?? 'ipip';
  const flags = found.short(numbers.server.tunnelFlags) ?? 0;
  if (type === 'ipip') return { type };
  if (type === 'gre') return { type, checksum: (flags & numbers.checksums.csum) === 0 ? 'none' : 'csum' };
  const checksum = flags & numbers.checksums.remcsum ? 'remcsum' : flags & numbers.checksums.csum ? 'csum' : 'none';
  return { type, port: found.port(numbers.server.tunnelPort) ?? 0, checksum };
}
