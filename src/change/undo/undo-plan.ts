import { type Observation, tableOf } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import { withThresholdsOf } from '../../plan/diff/thresholds.ts';
import type { KernelSettings } from '../../plan/kernel-settings.ts';
import type { Plan } from '../../plan/plan.ts';
import { planChanges } from '../../plan/plan-changes.ts';
import { wayBack } from '../../plan/undo/way-back.ts';

export interface UndoPlan {
  readonly plan: Plan;
  /** Names of what others have changed since, which stays as it is. */
  readonly kept: readonly string[];
}

/** The plan that undoes, in the table as it is now, the change from one table to another; with both swapped, a redo. */
export function undoPlan(before: Table, after: Table, now: Observation, kernel: KernelSettings = {}): UndoPlan {
  const seen = tableOf(now);
  const table = now.unknown.includes('thresholds') ? withThresholdsOf(seen, after) : seen;
  const { target, kept } = wayBack(before, after, table);
  return { plan: planChanges(now, target, kernel), kept };
}
