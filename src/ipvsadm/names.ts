import type { Protocol } from '../domain/service.ts';

/** Names of hosts and services, in both directions. Names have one character for each byte. */
export interface Names {
  /** The IPv4 address of a host in canonical text; names are never resolved to IPv6 addresses. */
  address(host: string): string | null;
  /** The port of a service. */
  port(service: string, protocol: Protocol): number | null;
  /** The name that a listing without `-n` shows for an address. */
  hostName(address: string): string | null;
  /** The name that a listing without `-n` shows for a port. */
  portName(port: number, protocol: string): string | null;
}

/** No names. */
export const noNames: Names = { address: () => null, port: () => null, hostName: () => null, portName: () => null };
