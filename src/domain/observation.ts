import type { OtherMethod } from './other-method.ts';
import type { RealServer } from './server.ts';
import type { ServiceSettings } from './service.ts';
import type { SyncDaemon, Table, Timeouts } from './table.ts';

/** The five counters of a service or a real server: totals since zeroing, or rates per second. */
export interface Figures {
  readonly connections: bigint;
  readonly inPackets: bigint;
  readonly outPackets: bigint;
  readonly inBytes: bigint;
  readonly outBytes: bigint;
}

export const noFigures: Figures = { connections: 0n, inPackets: 0n, outPackets: 0n, inBytes: 0n, outBytes: 0n };

export function addFigures(left: Figures, right: Figures): Figures {
  return {
    connections: left.connections + right.connections,
    inPackets: left.inPackets + right.inPackets,
    outPackets: left.outPackets + right.outPackets,
    inBytes: left.inBytes + right.inBytes,
    outBytes: left.outBytes + right.outBytes,
  };
}

export interface ObservedServer extends RealServer {
  readonly active: number;
  readonly inactive: number;
  /** Persistence templates; absent if the director does not show them. */
  readonly persistent?: number;
  readonly totals?: Figures;
  readonly rates?: Figures;
  /** What the kernel shows if `method` cannot express it; `method` is then `route`, which `ipvsadm -S` writes. */
  readonly otherMethod?: OtherMethod;
  /** Numbers of kernel attributes that are unknown here. */
  readonly unknownAttributes?: readonly number[];
}

/** Whether the kernel shows something about a real server that rules cannot express; an edit would replace it. */
export function isBeyondRules({ otherMethod, unknownAttributes }: ObservedServer): boolean {
  return otherMethod !== undefined || unknownAttributes !== undefined;
}

export interface ObservedService extends ServiceSettings {
  readonly servers: readonly ObservedServer[];
  readonly totals?: Figures;
  readonly rates?: Figures;
  readonly unknownAttributes?: readonly number[];
}

/** What a director did not show; the fields concerned have defaults, which must not be relied on. */
export type UnknownFact =
  | 'thresholds'
  | 'engine'
  | 'flags'
  | 'tunnel'
  | 'order'
  | 'statistics'
  | 'connections'
  | 'persistent'
  | 'persistence-timeout'
  | 'timeouts'
  | 'daemons';

/** A table at one moment, with its counters. */
export interface Observation {
  readonly services: readonly ObservedService[];
  readonly timeouts?: Timeouts;
  readonly daemons?: readonly SyncDaemon[];
  readonly unknown: readonly UnknownFact[];
  /** `1.2.1` and the buckets of the connection table, from the first line of a listing. */
  readonly version?: string;
  readonly size?: number;
}

/** An entry of the connection table, as `ipvsadm -Lnc` shows it. A persistence template has source port 0. */
export interface Connection {
  readonly protocol: 'tcp' | 'udp' | 'sctp' | 'ip';
  /** Seconds left. */
  readonly expires: number;
  readonly state: string;
  readonly source: string;
  readonly sourcePort: number;
  readonly virtual: string;
  readonly virtualPort: number;
  readonly destination: string;
  readonly destinationPort: number;
  readonly engine?: string;
  readonly engineData?: string;
}

/** The table of an observation, without its counters. Made once for each observation, which never changes. */
export function tableOf(observation: Observation): Table {
  const made = tables.get(observation) ?? withoutCounters(observation);
  tables.set(observation, made);
  return made;
}

const tables = new WeakMap<Observation, Table>();

function withoutCounters({ services, timeouts, daemons }: Observation): Table {
  return {
    services: services.map((service) => ({
      key: service.key,
      scheduler: service.scheduler,
      flags: service.flags,
      persistence: service.persistence,
      engine: service.engine,
      onePacket: service.onePacket,
      servers: service.servers.map(({ address, port, method, weight, upper, lower, tunnel }) => ({
        address,
        port,
        method,
        weight,
        upper,
        lower,
        tunnel,
      })),
    })),
    ...(timeouts && { timeouts }),
    ...(daemons && { daemons }),
  };
}
