import type { RealServer, ServerKey } from './server.ts';
import type { ServiceKey, ServiceSettings } from './service.ts';
import type { SyncDaemon, Timeouts } from './table.ts';

/** One command to IPVS, as data; `syntax` writes its line. */
export type Change =
  | { readonly kind: 'add-service'; readonly service: ServiceSettings }
  | { readonly kind: 'edit-service'; readonly service: ServiceSettings }
  | { readonly kind: 'delete-service'; readonly service: ServiceKey }
  | { readonly kind: 'add-server'; readonly service: ServiceKey; readonly server: RealServer }
  | { readonly kind: 'edit-server'; readonly service: ServiceKey; readonly server: RealServer }
  | { readonly kind: 'delete-server'; readonly service: ServiceKey; readonly server: ServerKey }
  | { readonly kind: 'flush' }
  /** Null: the counters of every service. */
  | { readonly kind: 'zero'; readonly service: ServiceKey | null }
  /** A timeout of 0 stays as it is. */
  | { readonly kind: 'set-timeouts'; readonly timeouts: Timeouts }
  | { readonly kind: 'start-daemon'; readonly daemon: SyncDaemon }
  | { readonly kind: 'stop-daemon'; readonly state: SyncDaemon['state']; readonly syncId: number };

/** Why the kernel refuses a change. `ipvsadm/messages.ts` has the sentence ipvsadm prints for each. */
export type Refusal =
  | 'service-exists'
  | 'no-such-service'
  | 'service-not-defined'
  | 'scheduler-not-found'
  | 'server-exists'
  | 'no-such-server'
  | 'thresholds-out-of-range'
  | 'address-not-usable'
  | 'mixed-family-with-daemon'
  | 'table-too-large-for-scheduler'
  | 'daemon-running'
  | 'no-daemon'
  | 'no-such-device';
