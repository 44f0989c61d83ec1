import type { UnknownFact } from '../../domain/observation.ts';
import type { RealServer, ServerKey } from '../../domain/server.ts';
import type { Service, ServiceKey } from '../../domain/service.ts';
import type { SyncDaemon, Timeouts } from '../../domain/table.ts';

/** What makes the right table out of the left one. */
export interface TableDiff {
  /** Services in the order of the right table, then those that only the left one has. */
  readonly services: readonly ServiceDiff[];
  /** Null where they agree, or where a side does not name them. */
  readonly timeouts: { readonly before: Timeouts; readonly after: Timeouts } | null;
  readonly daemons: readonly DaemonDiff[];
  readonly hints: readonly Hint[];
}

export type ServiceDiff =
  | { readonly kind: 'added-service'; readonly service: Service }
  | { readonly kind: 'removed-service'; readonly service: Service }
  | ChangedService;

export type DaemonDiff =
  | { readonly kind: 'added-daemon'; readonly daemon: SyncDaemon }
  | { readonly kind: 'removed-daemon'; readonly daemon: SyncDaemon }
  | { readonly kind: 'changed-daemon'; readonly before: SyncDaemon; readonly after: SyncDaemon };

export interface DiffOptions {
  /** What each side could not tell: never taken for a difference to a default. */
  readonly unknown?: { readonly left?: readonly UnknownFact[]; readonly right?: readonly UnknownFact[] };
}

/** A service that both sides have, and what is not the same in it. */
export interface ChangedService {
  readonly kind: 'changed-service';
  readonly key: ServiceKey;
  readonly before: Service;
  readonly after: Service;
  readonly settings: readonly AttributeChange[];
  /** In the order of the right side, then those that only the left one has. */
  readonly servers: readonly ServerDiff[];
  readonly reorder: Reorder | null;
}

export type ServerDiff =
  | { readonly kind: 'added-server'; readonly server: RealServer }
  | { readonly kind: 'removed-server'; readonly server: RealServer }
  | {
      readonly kind: 'changed-server';
      readonly before: RealServer;
      readonly after: RealServer;
      readonly attributes: readonly AttributeChange[];
    };

export type ServiceAttribute =
  | 'scheduler'
  | 'flags'
  | 'persistence'
  | 'netmask'
  | 'engine'
  | 'one-packet'
  | 'method'
  | 'weight'
  | 'upper'
  | 'lower'
  | 'tunnel';

/** A value as people read it; null where it is not set, absent where that side cannot tell. */
export interface AttributeChange {
  readonly attribute: ServiceAttribute;
  readonly before?: string | null;
  readonly after?: string | null;
}

/** What probably happened, where a difference alone looks like two. */
export type Hint =
  /** A removed service and an added one have the same servers. */
  | { readonly kind: 'service-moved'; readonly from: ServiceKey; readonly to: ServiceKey }
  /** In `services` services a removed server and an added one differ by their address alone. */
  | { readonly kind: 'server-renamed'; readonly from: ServerKey; readonly to: ServerKey; readonly services: number };

/** The order of addition that edits and additions leave is not the one that is wanted. */
export interface Reorder {
  /** Under sh, dh and mh the order decides who serves whom; elsewhere only which of two equal servers is taken. */
  readonly matters: 'hash' | 'ties';
  /** The order that comes about when what is kept stays where it is and what is new is added behind. */
  readonly reached: readonly ServerKey[];
  readonly wanted: readonly ServerKey[];
}
