import type { Family } from './address.ts';
import type { Figures } from './observation.ts';
import type { OtherMethod } from './other-method.ts';
import type { ForwardingMethod, Tunnel } from './server.ts';
import type { Persistence, Protocol } from './service.ts';
import type { SyncDaemon, Timeouts } from './table.ts';

/**
 * What a text tells of a table: a listing shows only some of it, and cuts or rounds some of that.
 * A field that is absent is unknown; null says that there is none. A whole `Table` is one of these too.
 */
export interface ListedTable {
  /** Absent where the text is not about services. */
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
  /** The name in place of the address. */
  readonly host?: string;
  /** The name is in brackets: it names an IPv6 address. */
  readonly bracketed?: boolean;
  readonly port?: number;
  /** The name in place of the port. */
  readonly portName?: string;
  /** What was left of a text that was cut. */
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

/** Figures as a text shows them: exact ones by their names, shortened ones under `rounded`. */
export interface ListedFigures extends Partial<Figures> {
  readonly rounded?: { readonly [Name in keyof Figures]?: RoundedCount };
}

export interface ListedServer extends ListedEndpoint {
  readonly method?: ForwardingMethod;
  /** In place of `method`: the kernel shows one that no rule can say. */
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
  /** Numbers of the kernel's attributes that are not known here. */
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
