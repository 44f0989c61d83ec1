import type { ObservedServer, ObservedService } from '../../domain/observation.ts';
import type { RowId } from '../../live/identity.ts';

/** A line of the table: a service, or a real server below its service. */
export type Row = ServiceRow | ServerRow;

export interface ServiceRow {
  readonly kind: 'service';
  readonly id: RowId;
  readonly service: ObservedService;
  readonly folded: boolean;
}

export interface ServerRow {
  readonly kind: 'server';
  readonly id: RowId;
  readonly service: ObservedService;
  readonly server: ObservedServer;
  /** Nothing of its service follows. */
  readonly last: boolean;
}
