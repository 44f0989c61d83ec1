import { tableOf } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import { keepDrift } from '../../plan/limits/keep-drift.ts';
import type { Plan } from '../../plan/plan.ts';
import { planChanges, type PlanOptions } from '../../plan/plan-changes.ts';
import { knownTable } from '../known-table.ts';
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
  { director, observation, files, ...live }: LiveTable,
  { wholly, overwriteDrift, ...options }: InForceOptions,
): Promise<InForce> {
  const { applied, owned, isInterrupted } = await knownTable(live, path);
  const keeps = applied !== null && !wholly && !overwriteDrift && !isInterrupted;
  const wanted = keeps ? keepDrift(applied, tableOf(observation), target) : target;
  const plan = planChanges(observation, wanted, {
    ...options,
    ...(await kernelSettings(director, files)),
    ...(!overwriteDrift && { owned: true }),
    known: owned,
  });
  return { plan, isFirst: applied === null };
}
