import type { UnknownFact } from '../../domain/observation.ts';
import type { RealServer, ServerKey } from '../../domain/server.ts';
import type { Service, ServiceKey } from '../../domain/service.ts';
import type { SyncDaemon, Timeouts } from '../../domain/table.ts';

/** What turns the left table into the right one. */
export interface TableDiff {
  /** Services in the order of the right table, then those only in the left one. */
  readonly services: readonly ServiceDiff[];
  /** Null if they agree, or if one side does not name them. */
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
  /** What each side does not show: never counted as a difference to a default. */
  readonly unknown?: { readonly left?: readonly UnknownFact[]; readonly right?: readonly UnknownFact[] };
}

/** A service of both sides and its differences. */
export interface ChangedService {
  readonly kind: 'changed-service';
  readonly key: ServiceKey;
  readonly before: Service;
  readonly after: Service;
  readonly settings: readonly AttributeChange[];
  /** In the order of the right side, then those only on the left. */
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

/** A value for display; null if not set, absent if that side does not show it. */
export interface AttributeChange {
  readonly attribute: ServiceAttribute;
  readonly before?: string | null;
  readonly after?: string | null;
}

/** A probable cause of two related differences. */
export type Hint =
  /** A removed service and an added one have the same servers. */
  | { readonly kind: 'service-moved'; readonly from: ServiceKey; readonly to: ServiceKey }
  /** In `services` services a removed server and an added one differ by their address alone. */
  | { readonly kind: 'server-renamed'; readonly from: ServerKey; readonly to: ServerKey; readonly services: number };

/** Edits and additions alone do not produce the wanted order of addition. */
export interface Reorder {
  /**
   * Under sh, dh and mh the order decides which server gets which client; elsewhere only which of two equal servers is
   * chosen.
   */
  readonly matters: 'hash' | 'ties';
  /** The resulting order when kept servers stay in place and new ones are appended. */
  readonly reached: readonly ServerKey[];
  readonly wanted: readonly ServerKey[];
}
