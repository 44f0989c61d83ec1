import type { Family } from './address.ts';
import type { Figures } from './observation.ts';
import type { OtherMethod } from './other-method.ts';
import type { ForwardingMethod, Tunnel } from './server.ts';
import type { Persistence, Protocol } from './service.ts';
import type { SyncDaemon, Timeouts } from './table.ts';

/**
 * A table as a text shows it: a listing shows only part of it, and cuts or rounds some values. An absent field is
 * unknown; null means none. A whole `Table` is one of these too.
 */
export interface ListedTable {
  /** Absent if the text has no services. */
  readonly services?: readonly ListedService[];
  readonly timeouts?: Timeouts;
  readonly daemons?: readonly SyncDaemon[];
  readonly connections?: readonly ListedConnection[];
  /** `1.2.1` and the buckets of the connection table, from the first line of a listing. */
  readonly version?: string;
  readonly size?: number;
}

/**
 * An address and a port as they were shown: numbers, names that were not resolved, or the rest of a text that was cut.
 */
export interface ListedEndpoint {
  readonly address?: string;
  /** The name that replaces the address. */
  readonly host?: string;
  /** The name is in brackets: it names an IPv6 address. */
  readonly bracketed?: boolean;
  readonly port?: number;
  /** The name that replaces the port. */
  readonly portName?: string;
  /** The rest of a text that was cut. */
  readonly cut?: string;
}

export type ListedKey =
  | ({ readonly kind: Protocol } & ListedEndpoint)
  | { readonly kind: 'fwmark'; readonly mark: number; readonly family?: Family };

/** A counter that a listing shortened: `31187K` is 31187 thousands and up to one thousand more. Units are decimal. */
export interface RoundedCount {
  readonly value: bigint;
  readonly unit: 'K' | 'M' | 'G' | 'T';
}

/** Counters as a text shows them: exact ones by name, shortened ones under `rounded`. */
export interface ListedFigures extends Partial<Figures> {
  readonly rounded?: { readonly [Name in keyof Figures]?: RoundedCount };
}

export interface ListedServer extends ListedEndpoint {
  readonly method?: ForwardingMethod;
  /** Instead of `method`: the kernel shows one that rules cannot express. */
  readonly otherMethod?: OtherMethod;
  readonly weight?: number;
  readonly upper?: number;
  readonly lower?: number;
  readonly tunnel?: Tunnel | null;
  readonly active?: number;
  readonly inactive?: number;
  readonly persistent?: number;
  readonly totals?: ListedFigures;
  readonly rates?: ListedFigures;
  /** Numbers of kernel attributes that are unknown here. */
  readonly unknownAttributes?: readonly number[];
  /** Its line in the text, from 1. */
  readonly line?: number;
}

export interface ListedService {
  readonly key: ListedKey;
  readonly scheduler?: string;
  readonly flags?: number;
  readonly persistence?: Persistence | null;
  readonly engine?: string | null;
  readonly onePacket?: boolean;
  readonly totals?: ListedFigures;
  readonly rates?: ListedFigures;
  readonly unknownAttributes?: readonly number[];
  readonly servers: readonly ListedServer[];
  readonly line?: number;
}

export interface ListedConnection {
  readonly protocol: Protocol | 'ip';
  /** Seconds left. */
  readonly expires: number;
  readonly state: string;
  readonly source: ListedEndpoint;
  readonly virtual: ListedEndpoint;
  readonly destination: ListedEndpoint;
  readonly engine?: string;
  readonly engineData?: string;
}
