import type { Table } from '../../domain/table.ts';
import type { Plan } from '../../plan/plan.ts';
import type { TableDiff } from '../../plan/diff/table-diff.ts';

/** The input of the formats of `diff`. */
export interface DiffReport {
  /** The names of the sides. */
  readonly names: readonly [left: string, right: string];
  readonly left: Table;
  readonly right: Table;
  readonly diff: TableDiff;
  /** From left to right: the impact of each difference on clients. */
  readonly plan: Plan;
  /**
   * By the name of a changed service that hashes: the share of its clients, 0 to 1, that get another server in the end.
   */
  readonly moved?: ReadonlyMap<string, number>;
  readonly colour: boolean;
  readonly columns: number;
}
