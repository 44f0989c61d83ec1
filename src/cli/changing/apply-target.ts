import { keepInForce } from '../../change/journal/kept-tables.ts';
import { entriesOf, type OpenTable } from '../../change/open-table.ts';
import { success } from '../../domain/result.ts';
import type { ExitCode } from '../exit-code.ts';
import { type PlanRequest, planRequest, proposedPlan } from '../tables/plan-request.ts';
import type { PlanningValues } from '../tables/read-planning-options.ts';
import type { World } from '../world.ts';
import { reportNoChange, runChange, type RunOptions } from './run-change.ts';
import { sayOwners } from './say-owners.ts';
import { sayUnfinished } from './say-unfinished.ts';

/** `apply TARGET` and `restore FILE`: plan, show, ask, change, verify. */
export async function applyTarget(
  target: string,
  options: RunOptions & PlanningValues,
  world: World,
): Promise<ExitCode> {
  const request = await planRequest(target, options, world);
  if (!request.ok) return reportNoChange(request.failure, options, world);
  const { name } = request.value.target;
  const changing = { name: target === '-' ? name : target, applied: appliedOf(request.value) };
  const propose = async (table: OpenTable) => {
    const proposed = await proposedPlan(request.value, table, options, world);
    if (!proposed.ok) return proposed;
    await sayUnfinished(table, world);
    await sayOwners(table.director.spec.text, proposed.value.plan, world);
    const { steps } = proposed.value.plan;
    const isInForce = steps.length === 0 && !options['dry-run'];
    if (isInForce && table.journal)
      await keepInForce(table.journal, request.value.path, request.value.target.table, await entriesOf(table));
    return success({ proposed: proposed.value, towards: name, changing });
  };
  return runChange(propose, options, world, { creates: true });
}

export function appliedOf({ path, target }: PlanRequest) {
  return { target: path, table: target.table };
}
