import type { IpvsSettings } from './host/ipvs-settings.ts';
import type { Service } from './service.ts';

/** Seconds for which an idle connection is kept; `--set` changes them. */
export interface Timeouts {
  readonly tcp: number;
  readonly tcpfin: number;
  readonly udp: number;
}

export const defaultTimeouts: Timeouts = { tcp: 900, tcpfin: 120, udp: 300 };

/** What the kernel chooses for a synchronisation daemon. */
export const defaultDaemon = { group: '224.0.0.81', port: 8848, ttl: 1 } as const;

/** A connection synchronisation daemon, as `--start-daemon` names it; the kernel chooses an absent field. */
export interface SyncDaemon {
  readonly state: 'master' | 'backup';
  readonly device: string;
  /** 0 to 255. */
  readonly syncId: number;
  readonly maxLength?: number;
  readonly group?: string;
  readonly port?: number;
  readonly ttl?: number;
}

/** The configuration of IPVS: services in the order of addition. */
export interface Table {
  readonly services: readonly Service[];
  /** Absent if nothing names them. */
  readonly timeouts?: Timeouts;
  readonly daemons?: readonly SyncDaemon[];
  /** What the comments of a rules file say about the kernel; a live table never has it. */
  readonly settings?: IpvsSettings;
}

export const emptyTable: Table = { services: [] };
