import { tableAfter } from '../../domain/apply-change.ts';
import { tableOf } from '../../domain/observation.ts';
import { emptyTable, type Table } from '../../domain/table.ts';
import { keepDrift } from '../../plan/limits/keep-drift.ts';
import type { Plan } from '../../plan/plan.ts';
import { planChanges, type PlanOptions } from '../../plan/plan-changes.ts';
import { lastApplied } from '../journal/kept-tables.ts';
import { addedByUnfinished } from '../unfinished.ts';
import { kernelSettings } from './kernel-settings.ts';
import type { LiveTable } from './propose.ts';

export interface InForce {
  readonly plan: Plan;
  /** Whether the files were never applied to this table: what others have in it stays. */
  readonly isFirst: boolean;
}

export interface InForceOptions extends PlanOptions {
  /** Changes by hand give way. */
  readonly wholly: boolean;
  /** Changes by hand give way, and services of others are removed. */
  readonly overwriteDrift: boolean;
}

/** Plans what keeps files in force: changes by hand, and what others added, stay unless the options say otherwise. */
export async function planInForce(
  target: Table,
  path: string,
  { director, observation, journal, files }: LiveTable,
  { wholly, overwriteDrift, ...options }: InForceOptions,
): Promise<InForce> {
  const base = journal && (await lastApplied(journal, path));
  const added = journal ? await addedByUnfinished(journal) : [];
  const keeps = base !== null && !wholly && !overwriteDrift && added.length === 0;
  const wanted = keeps ? keepDrift(base, tableOf(observation), target) : target;
  const plan = planChanges(observation, wanted, {
    ...options,
    ...(await kernelSettings(director, files)),
    ...(!overwriteDrift && { owned: true }),
    known: tableAfter(base ?? emptyTable, added),
  });
  return { plan, isFirst: base === null };
}
