import type { ServerKey } from '../domain/server.ts';
import type { ServiceKey } from '../domain/service.ts';
import type { RowId } from '../live/identity.ts';

/** A server whose weight goes up in steps, so that it can warm up. */
export interface Ramp {
  readonly id: RowId;
  readonly service: ServiceKey;
  readonly server: ServerKey;
  readonly to: number;
  /** The weight that it has now. */
  readonly at: number;
  /** The weights to come, in their order. */
  readonly weights: readonly number[];
  readonly everyMs: number;
  readonly nextAt: number;
}
