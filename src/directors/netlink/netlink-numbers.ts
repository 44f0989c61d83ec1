import type { OtherMethod } from '../../domain/other-method.ts';

/** The numbers of the IPVS family, from the kernel's `linux/ip_vs.h`: a stable interface. */
export const commands = {
  newService: 1,
  setService: 2,
  deleteService: 3,
  getService: 4,
  newServer: 5,
  setServer: 6,
  deleteServer: 7,
  getServer: 8,
  newDaemon: 9,
  deleteDaemon: 10,
  getDaemon: 11,
  setConfig: 12,
  getConfig: 13,
  getInfo: 15,
  zero: 16,
  flush: 17,
} as const;

export const top = { service: 1, server: 2, daemon: 3, tcp: 4, tcpfin: 5, udp: 6 } as const;

export const service = {
  family: 1,
  protocol: 2,
  address: 3,
  port: 4,
  mark: 5,
  scheduler: 6,
  flags: 7,
  timeout: 8,
  netmask: 9,
  totals32: 10,
  engine: 11,
  totals64: 12,
} as const;

export const server = {
  address: 1,
  port: 2,
  method: 3,
  weight: 4,
  upper: 5,
  lower: 6,
  active: 7,
  inactive: 8,
  persistent: 9,
  totals32: 10,
  family: 11,
  totals64: 12,
  tunnelType: 13,
  tunnelPort: 14,
  tunnelFlags: 15,
} as const;

export const daemon = { state: 1, device: 2, syncId: 3, maxLength: 4, group: 5, group6: 6, port: 7, ttl: 8 } as const;

/** In each: five totals, then five rates. */
export const figures = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

export const info = { version: 1, size: 2 } as const;

export const inet = 2;
export const inet6 = 10;
export const protocols = { tcp: 6, udp: 17, sctp: 132 } as const;
export const methods = { masquerade: 0, tunnel: 2, route: 3 } as const;
/** What a kernel can show but no rule can express. */
export const otherMethods: Readonly<Record<number, OtherMethod>> = { 1: 'local', 4: 'bypass' };
export const tunnels = ['ipip', 'gue', 'gre'] as const;
export const checksums = { none: 0, csum: 1, remcsum: 2 } as const;

/** Bits of a service's flags: persistence, one-packet scheduling, and from the third on scheduler flags. */
export const persistentFlag = 1;
export const onePacketFlag = 4;
export const schedulerShift = 3;

/** The names in one of these tables, by number. */
export function byNumber<Name extends string>(
  table: Readonly<Record<Name, number>>,
): Readonly<Partial<Record<number, Name>>> {
  const names = Object.keys(table) as Name[];
  return Object.fromEntries(names.map((name) => [table[name], name]));
}
