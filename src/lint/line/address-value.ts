import { isWithin, limits } from '../../domain/limits.ts';
import { addressWords } from '../../domain/address.ts';
import { readIpv4 } from '../../ipvsadm/inet.ts';
import { commonPortNames } from '../known.ts';

/** The parts of `host:port` and `[host]:port`, as ipvsadm splits them; a whole IPv6 address has no port. */
export interface WrittenEndpoint {
  readonly host: string;
  /** Absent: none is given. */
  readonly port?: string;
}

export function splitEndpoint(value: string): WrittenEndpoint {
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/s.exec(value);
  if (bracketed) {
    const [, host = '', port] = bracketed;
    return { host: `[${host}]`, ...(port !== undefined && { port }) };
  }
  if (isIpv6(value)) return { host: value };
  const colon = value.lastIndexOf(':');
  return colon < 0 ? { host: value } : { host: value.slice(0, colon), port: value.slice(colon + 1) };
}

/**
 * What ipvsadm cannot read in `host[:port]`; null for a well-formed value, and for an IPv6 address with a port but no
 * brackets, which another rule reports.
 */
export function addressFault(value: string): 'address' | 'bracket' | 'port' | null {
  if (isNumberAlone(value)) return 'address';
  const { host, port } = splitEndpoint(value);
  if (host.startsWith('[')) {
    if (!isIpv6(host.slice(1, -1)) && readIpv4(host.slice(1, -1)) === null) return 'address';
    return port === undefined ? 'bracket' : portFault(port);
  }
  if (isIpv6(host) && port !== undefined) return null;
  if (!isIpv6(host) && readIpv4(host) === null && !isHostName(host)) return 'address';
  return port === undefined ? null : portFault(port);
}

/** A name that could be resolved; a mistyped IPv4 address could not. */
export function isHostName(host: string): boolean {
  if (!/^[a-z0-9]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9_-]*[a-z0-9])?)*\.?$/i.test(host)) return false;
  const labels = host.replace(/\.$/, '').split('.');
  if (!/^[a-z]/i.test(labels.at(-1) ?? '')) return false;
  return labels.filter((label) => /^[0-9]+$/.test(label)).length < 2;
}

/** Only digits: ipvsadm refuses them as an address, although `inet_aton` would read them. */
export function isNumberAlone(value: string): boolean {
  return /^[0-9]*$/.test(value);
}

/** The number of a port, by a table of common names where it is not a number; null if neither applies. */
export function portNumber(port: string): number | null {
  if (/^\+?[0-9]+$/.test(port)) return isWithin(Number(port), limits.port) ? Number(port) : null;
  return commonPortNames.get(port) ?? null;
}

/** The address in canonical form and the port as a number, where both are known without resolving a name. */
export function endpointOf(value: string): { address: string | null; port: number | undefined } | null {
  const { host, port } = splitEndpoint(value);
  const bare = host.replace(/^\[|\]$/g, '');
  const address = isIpv6(bare) ? bare : readIpv4(bare);
  return { address, port: port === undefined ? undefined : (portNumber(port) ?? undefined) };
}

function portFault(port: string): 'port' | null {
  return portNumber(port) === null ? 'port' : null;
}

function isIpv6(text: string): boolean {
  return text.includes(':') && addressWords(text) !== null;
}
