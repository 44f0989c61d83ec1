import type { Table } from '../../domain/table.ts';
import type { Plan } from '../../plan/plan.ts';
import type { TableDiff } from '../../plan/diff/table-diff.ts';

/** What the formats of `diff` are given. */
export interface DiffReport {
  /** What the sides were called. */
  readonly names: readonly [left: string, right: string];
  readonly left: Table;
  readonly right: Table;
  readonly diff: TableDiff;
  /** The way from left to right: what each difference would do to people. */
  readonly plan: Plan;
  /** Share of its clients, 0 to 1, that each changed service which hashes sends elsewhere in the end, by its name. */
  readonly moved?: ReadonlyMap<string, number>;
  readonly colour: boolean;
  readonly columns: number;
}
