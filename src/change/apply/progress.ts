import type { ServerKey } from '../../domain/server.ts';
import type { ServiceKey } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import type { Clock } from '../../ports/clock.ts';

/** Progress of a plan while it is applied. */
export type ApplyEvent =
  | { readonly kind: 'applied'; readonly done: number; readonly of: number }
  | {
      readonly kind: 'draining';
      readonly service: ServiceKey;
      readonly server: ServerKey;
      readonly active: number;
      readonly inactive: number;
      readonly persistent: number;
      readonly leftMs: number;
      /** Its number among the drained servers, from 1. */
      readonly place: number;
      readonly of: number;
    }
  /** A step waits because it would leave a service with less than it has to keep. */
  | {
      readonly kind: 'holding';
      readonly service: ServiceKey;
      readonly share: number;
      readonly least: number;
      readonly leftMs: number;
    }
  | { readonly kind: 'drained'; readonly service: ServiceKey; readonly server: ServerKey; readonly timedOut: boolean };

export interface ApplyOptions {
  readonly clock: Clock;
  /** One step at a time instead of batches. */
  readonly stepByStep?: boolean;
  /** Share of its capacity, 0 to 1, that each service must keep at every step. */
  readonly leastCapacity?: number;
  /** Checked between batches and while a server drains. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: ApplyEvent) => void;
  /**
   * The table as it was when the plan was shown. With it, only what the steps concern must be unchanged; without it,
   * the whole table.
   */
  readonly shown?: Table;
  /** Called after each batch that succeeded completely, with the number of steps so far. */
  readonly sent?: (end: number) => Promise<void>;
}
