import { keepInForce } from '../../change/journal/kept-tables.ts';
import { entriesOf, type OpenTable } from '../../change/open-table.ts';
import type { Result } from '../../domain/result.ts';
import { unusualNotes } from '../../report/problems/unusual-problems.ts';
import { appliedOf } from '../changing/apply-target.ts';
import { sayOwners } from '../changing/say-owners.ts';
import { sayUnfinished } from '../changing/say-unfinished.ts';
import { complain } from '../complain.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { NotPrepared } from '../tables/not-prepared.ts';
import { type PlanRequest, planRequest, proposedPlan } from '../tables/plan-request.ts';
import type { PlanningValues } from '../tables/read-planning-options.ts';
import type { World } from '../world.ts';
import {
  changeSeveral,
  type ChangeSeveralValues,
  memberOf,
  type ProposedMember,
  reportNoRollout,
} from './change-several.ts';
import { namedOrder } from './named-order.ts';
import { speakingOf } from './speaking-of.ts';

export type ApplySeveralValues = ChangeSeveralValues & PlanningValues & { readonly order: string | undefined };

/** `apply TARGET` on several directors: one plan for each, shown together, made stage by stage. */
export async function applyToSeveral(target: string, options: ApplySeveralValues, world: World): Promise<ExitCode> {
  if (options.yes) world.outputMayFail();
  const places = await namedOrder(options.order, options.director, world);
  if (!places.ok) return reportNoRollout({ problems: places.failure, exit: exitCodes.usage }, options, world);
  const request = await planRequest(target, options, world);
  if (!request.ok) return reportNoRollout(request.failure, options, world);
  const name = target === '-' ? request.value.target.name : target;
  return changeSeveral(options, world, async (tables) => {
    const planned = await Promise.all(
      tables.map((table) => proposedMember(table, name, request.value, options, world)),
    );
    const refused = planned.find((each) => !each.ok);
    if (refused?.ok === false) return refused;
    const members = planned.flatMap((each) => (each.ok ? [each.value] : []));
    const settle = () => keepAllInForce(members, request.value);
    return { ok: true, value: { members, places: places.value, settle } };
  });
}

async function proposedMember(
  table: OpenTable,
  name: string,
  request: PlanRequest,
  options: ApplySeveralValues,
  world: World,
): Promise<Result<ProposedMember, NotPrepared>> {
  const own = speakingOf(table.director.spec.text, world);
  complain(own, ...unusualNotes(table.observation));
  const proposed = await proposedPlan(request, table, options, own);
  if (!proposed.ok) return proposed;
  await sayUnfinished(table, own);
  await sayOwners(table.director.spec.text, proposed.value.plan, own);
  const changing = { name, applied: appliedOf(request) };
  const planned = { proposed: proposed.value, towards: request.target.name, changing };
  return { ok: true, value: memberOf(table, planned, options) };
}

/** A table that is as the target has it counts as one that it was applied to. */
async function keepAllInForce(members: readonly ProposedMember[], request: PlanRequest): Promise<void> {
  for (const { plan, table } of members) {
    if (plan.steps.length === 0 && table.journal)
      await keepInForce(table.journal, request.path, request.target.table, await entriesOf(table));
  }
}
