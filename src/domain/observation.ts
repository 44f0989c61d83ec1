import type { OtherMethod } from './other-method.ts';
import type { RealServer } from './server.ts';
import type { ServiceSettings } from './service.ts';
import type { SyncDaemon, Table, Timeouts } from './table.ts';

/** Five figures that IPVS keeps of a service and of a real server: totals since zeroing, or a rate a second. */
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
  /** Persistence templates; absent where the director cannot tell. */
  readonly persistent?: number;
  readonly totals?: Figures;
  readonly rates?: Figures;
  /** What the kernel shows where `method` cannot say it; `method` then is what `ipvsadm -S` writes, `route`. */
  readonly otherMethod?: OtherMethod;
  /** Numbers of the kernel's attributes that are not known here. */
  readonly unknownAttributes?: readonly number[];
}

/** Whether the kernel shows something of a real server that no rule can say; an edit would replace it. */
export function isBeyondRules({ otherMethod, unknownAttributes }: ObservedServer): boolean {
  return otherMethod !== undefined || unknownAttributes !== undefined;
}

export interface ObservedService extends ServiceSettings {
  readonly servers: readonly ObservedServer[];
  readonly totals?: Figures;
  readonly rates?: Figures;
  readonly unknownAttributes?: readonly number[];
}

/** What a director could not tell; the fields concerned then hold defaults, which must not be relied on. */
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

/** A table as it was found at one moment, with what passed through it. */
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

/** What was observed, without what passed through it. Made once for each observation, which never changes. */
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
