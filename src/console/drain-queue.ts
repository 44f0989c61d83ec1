import type { ServerKey } from '../domain/server.ts';
import type { ServiceKey } from '../domain/service.ts';
import type { RowId } from '../live/identity.ts';

/** Servers that are drained one after another: the next begins when the one before is empty. */
export interface DrainQueue {
  readonly servers: readonly QueuedServer[];
  /** Share of its weights, 0 to 1, that each service keeps. */
  readonly floor: number;
  /** The server that drains now; null before the first. */
  readonly now: RowId | null;
  readonly reason?: string;
}

export interface QueuedServer {
  readonly id: RowId;
  readonly service: ServiceKey;
  readonly server: ServerKey;
}
