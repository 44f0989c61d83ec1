import type { Breach, Policy } from '../../config/policy.ts';
import { type Observation, tableOf } from '../../domain/observation.ts';
import { forbids, planBreaches } from '../../plan/limits/plan-breaches.ts';
import type { Plan } from '../../plan/plan.ts';
import { planChanges, type PlanOptions } from '../../plan/plan-changes.ts';
import type { Director } from '../../ports/director.ts';
import type { Files } from '../../ports/files.ts';
import type { Journal } from '../journal/journal.ts';
import type { OpenTable } from '../open-table.ts';
import { knownTable } from '../known-table.ts';
import { type CheckerState, withLiveState } from '../../sources/drift.ts';
import type { Target } from '../target/target.ts';
import { kernelSettings } from './kernel-settings.ts';
import { type BrokenLimit, brokenLimits, type Limits } from './change-limits.ts';

/** A plan, judged by the policies of the site and the limits of its caller. */
export interface Proposed {
  readonly plan: Plan;
  readonly policies: readonly Policy[];
  readonly breaches: readonly Breach[];
  readonly limits: readonly BrokenLimit[];
  /** Watched at every step while the plan is run; 0 to 1. */
  readonly leastCapacity: number | undefined;
}

export function judged(
  plan: Plan,
  observation: Observation,
  policies: readonly Policy[] = [],
  limits: Limits = {},
): Proposed {
  return {
    plan,
    policies,
    breaches: planBreaches(plan, policies),
    limits: brokenLimits(observation, plan, limits),
    leastCapacity: limits.leastCapacity,
  };
}

/** Whether a policy or a limit keeps the plan from being made. A plan without steps is never forbidden by a policy. */
export function isForbidden({ plan, breaches, limits }: Proposed): boolean {
  return limits.length > 0 || (plan.steps.length > 0 && breaches.some(forbids));
}

/** A table that has been read, and the plan to a target in it. */
export interface LiveTable {
  readonly director: Pick<Director, 'spec'>;
  readonly observation: Observation;
  readonly journal: Journal | null;
  /** As in `OpenTable`. */
  readonly lock: OpenTable['lock'];
  readonly files: Files;
}

/** Plans from a live table to a target. What the target's last applied version named, by its path, is not foreign. */
export async function planTarget(
  { table, source }: Target,
  path: string,
  { director, observation, files, ...live }: LiveTable,
  options: PlanOptions,
): Promise<PlannedTarget> {
  const { owned: known } = await knownTable(live, path);
  const wanted = source ? withLiveState(source, tableOf(observation)) : { table, states: [] };
  const settings = await kernelSettings(director, files);
  return { plan: planChanges(observation, wanted.table, { ...options, ...settings, known }), states: wanted.states };
}

export interface PlannedTarget {
  readonly plan: Plan;
  /** What health checks did to the live table: it stays as it is. */
  readonly states: readonly CheckerState[];
}
