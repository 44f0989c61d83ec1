import type { Family } from '../../domain/address.ts';
import type { ForwardingMethod, Tunnel } from '../../domain/server.ts';
import type { Protocol } from '../../domain/service.ts';
import type { SyncDaemon } from '../../domain/table.ts';
import type { SourceNote, SourcePosition } from '../table-source.ts';

/** How packets are forwarded, as set for a service or a server. */
export interface Forwarding {
  readonly method: ForwardingMethod;
  readonly tunnel: Tunnel | null;
}

export type KeepalivedTarget =
  | { readonly kind: 'address'; readonly address: string; readonly port: number }
  | { readonly kind: 'mark'; readonly mark: number }
  | { readonly kind: 'group'; readonly name: string };

/** A `real_server` block, as far as it was read. */
export interface ServerDraft {
  readonly address: string;
  readonly port: number;
  readonly place: SourcePosition;
  forwarding: Forwarding | null;
  weight: number | null;
  upper: number;
  lower: number;
  inhibits: boolean | null;
  checkers: number;
  /** A checker that changes the weight. */
  weighs: boolean;
}

/** A `virtual_server` block. */
export interface ServiceDraft {
  readonly target: KeepalivedTarget;
  readonly place: SourcePosition;
  family: Family | null;
  protocol: Protocol | null;
  scheduler: string | null;
  /** The configuration names a scheduler that keepalived does not know. */
  unknownScheduler: boolean;
  flags: number;
  onePacket: boolean;
  forwarding: Forwarding | null;
  timeout: number | null;
  netmask: string | number | null;
  engine: string | null;
  weight: number;
  inhibits: boolean;
  quorum: number;
  hysteresis: { readonly value: number; readonly place: SourcePosition } | null;
  sorry: SorryDraft | null;
  readonly servers: ServerDraft[];
}

export interface SorryDraft {
  readonly address: string;
  readonly port: number;
  forwarding: Forwarding | null;
  inhibits: boolean;
  readonly place: SourcePosition;
}

/** A line of a `virtual_server_group` block. */
export type GroupMember =
  | {
      readonly kind: 'addresses';
      readonly addresses: readonly string[];
      readonly port: number;
      readonly place: SourcePosition;
    }
  | { readonly kind: 'mark'; readonly mark: number; readonly family: Family | null; readonly place: SourcePosition };

export interface Drafts {
  readonly services: ServiceDraft[];
  readonly groups: Map<string, readonly GroupMember[]>;
  timeouts: { tcp: number; tcpfin: number; udp: number } | null;
  readonly daemons: SyncDaemon[];
  readonly notes: SourceNote[];
  /** keepalived loads nothing of the file. */
  refused: boolean;
}
