import type { Change } from '../domain/change.ts';
import type { ServiceKey } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import type { Reorder, TableDiff } from './diff/table-diff.ts';
import type { Step } from './step.ts';

/**
 * The way from one table to another. Nothing is removed anywhere before everything has been added everywhere, so a plan
 * that fails in its first half harms no client.
 */
export interface Plan {
  readonly from: { readonly fingerprint: string };
  /** In the order in which they must run. */
  readonly steps: readonly Step[];
  /** The inverse, as changes in their own safe order. Computed on first read: few plans are printed with it. */
  readonly inverse: readonly Change[];
  /** The resulting table: the target, except what the options leave alone. */
  readonly target: Table;
  readonly diff: TableDiff;
  /** Services whose servers would not be in the wanted order; `enforceOrder` plans steps for them. */
  readonly drift: readonly OrderDrift[];
}

export interface OrderDrift {
  readonly key: ServiceKey;
  readonly reorder: Reorder;
  /** Share of the clients, 0 to 1, that the wanted order would move; absent if the scheduler does not hash. */
  readonly remapped?: number;
}
