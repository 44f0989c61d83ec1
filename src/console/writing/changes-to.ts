import type { Change } from '../../domain/change.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import { planChanges } from '../../plan/plan.ts';

/** The changes that lead from what the director holds to a table, in the order that harms least. */
export function changesTo(observation: Observation, table: Table): readonly Change[] {
  return planChanges(observation, table).steps.map(({ change }) => change);
}
