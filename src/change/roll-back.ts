import { tableOf } from '../domain/observation.ts';
import type { Table } from '../domain/table.ts';
import { planChanges } from '../plan/plan-changes.ts';
import { tableAfter } from '../domain/apply-change.ts';
import { wayBack } from '../plan/undo/way-back.ts';
import type { Change } from '../domain/change.ts';
import type { Clock } from '../ports/clock.ts';
import type { Director } from '../ports/director.ts';
import { applyPlan } from './apply/apply-plan.ts';
import type { RolledBack } from './change-outcome.ts';

/** Undoes the changes made to a table, and only those: changes by others stay. */
export async function rollBack(
  director: Director,
  before: Table,
  made: readonly Change[],
  clock: Clock,
): Promise<RolledBack> {
  const observed = await director.observe();
  if (!observed.ok) {
    const applied = { kind: 'failed', made: [], unknown: [], failure: observed.failure } as const;
    return { kind: 'not-rolled-back', applied };
  }
  const now = tableOf(observed.value);
  const { target, kept } = wayBack(before, tableAfter(before, made), now);
  const applied = await applyPlan(director, planChanges(observed.value, target, { impacts: false }), {
    clock,
    shown: now,
  });
  return applied.kind === 'done' ? { kind: 'rolled-back', kept } : { kind: 'not-rolled-back', applied };
}
