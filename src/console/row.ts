import type { Figures, ObservedServer, ObservedService } from '../domain/observation.ts';
import type { RowId } from '../live/identity.ts';

/** A row of a grid: a service, a real server below its service, or a machine with all its services. */
export type Row = ServiceRow | ServerRow | MachineRow;

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
  /** It is the last row of its service. */
  readonly last: boolean;
}

export interface MachineRow {
  readonly kind: 'machine';
  readonly id: RowId;
  readonly address: string;
  /** Its rows in the services that use it, at least one. */
  readonly servers: readonly ServerRow[];
  /** Its totals over all of them. */
  readonly sum: {
    readonly weight: number;
    readonly active: number;
    readonly inactive: number;
    readonly persistent?: number;
    readonly totals?: Figures;
    readonly rates?: Figures;
  };
}

/** The row of a service or of one of its servers. */
export type TreeRow = ServiceRow | ServerRow;
