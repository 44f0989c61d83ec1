import { limits } from '../domain/limits.ts';
import type { Protocol } from '../domain/service.ts';
import { readIpv4, readIpv6 } from './inet.ts';
import type { Names } from './names.ts';
import { readNumber } from './read-number.ts';

/** An address, with its port if one is given. */
export interface ReadEndpoint {
  /** Canonical. */
  readonly address: string;
  /** Null if none is given. */
  readonly port: number | null;
}

/**
 * An address and port as `-t`, `-u`, `--sctp-service` and `-r` accept them; null for what ipvsadm refuses. Port names
 * depend on the protocol; without a protocol there are none. In brackets only an IPv6 address keeps its port:
 * `[10.0.0.1]:80` is 10.0.0.1 without a port.
 */
export function readEndpoint(raw: string, protocol: Protocol | null, names: Names): ReadEndpoint | null {
  if (/^[0-9]*$/.test(raw)) return null;
  if (raw.startsWith('[')) return bracketed(raw, protocol, names);
  const ipv6 = readIpv6(raw);
  if (ipv6 !== null) return { address: ipv6, port: null };
  return withLastColon(raw, protocol, names);
}

function bracketed(raw: string, protocol: Protocol | null, names: Names): ReadEndpoint | null {
  const close = raw.indexOf(']');
  if (close < 0 || raw[close + 1] !== ':') return null;
  const inner = raw.slice(1, close);
  const ipv6 = readIpv6(inner);
  if (ipv6 === null) return withLastColon(inner, protocol, names);
  return withPort(ipv6, raw.slice(close + 2), protocol, names);
}

function withLastColon(raw: string, protocol: Protocol | null, names: Names): ReadEndpoint | null {
  const colon = raw.lastIndexOf(':');
  const host = colon < 0 ? raw : raw.slice(0, colon);
  const address = readIpv4(host) ?? names.address(host);
  if (address === null) return null;
  return colon < 0 ? { address, port: null } : withPort(address, raw.slice(colon + 1), protocol, names);
}

function withPort(address: string, raw: string, protocol: Protocol | null, names: Names): ReadEndpoint | null {
  const port = readNumber(raw, limits.port) ?? (protocol && names.port(raw, protocol));
  return port === null ? null : { address, port };
}
