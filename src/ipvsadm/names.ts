import type { Protocol } from '../domain/service.ts';

/** Names of hosts and services, both ways. Names are bytes, one character for each. */
export interface Names {
  /** The IPv4 address of a host in canonical text; IPv6 names are never looked up. */
  address(host: string): string | null;
  /** The port of a service. */
  port(service: string, protocol: Protocol): number | null;
  /** The name that a listing without `-n` shows for an address. */
  hostName(address: string): string | null;
  /** The name that a listing without `-n` shows for a port. */
  portName(port: number, protocol: string): string | null;
}

/** Nothing has a name. */
export const noNames: Names = { address: () => null, port: () => null, hostName: () => null, portName: () => null };
