import type { Change } from '../domain/change.ts';
import type { RowId } from '../live/identity.ts';
import type { ImpactNote } from './dialog.ts';

/** A row of the plan view: everything that is staged, what is staged in one service, or one staged change. */
export type PlanRow = StagedAll | StagedService | StagedChange;

interface Staged {
  readonly kind: 'plan';
  /** Of a change: that of its row in the table. */
  readonly id: RowId;
  /** The staged changes that the row is about: all, those of a service, or one. */
  readonly changes: readonly Change[];
  /** What is done, in a few words. */
  readonly what: string;
  /** Connections on what is changed, now; null if they are unknown. */
  readonly connections: number | null;
  /** The impact on clients, in sentences. Computed when it is shown. */
  readonly notes: () => readonly ImpactNote[];
}

export interface StagedAll extends Staged {
  readonly level: 'all';
}

export interface StagedService extends Staged {
  readonly level: 'service';
  readonly name: string;
}

export interface StagedChange extends Staged {
  readonly level: 'change';
  readonly name: string;
  /** The row of its service. */
  readonly group: RowId;
  readonly last: boolean;
}
