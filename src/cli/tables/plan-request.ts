import { judged, planTarget, type Proposed } from '../../change/propose/propose.ts';
import { otherSettings } from '../../change/propose/other-settings.ts';
import type { OpenTable } from '../../change/open-table.ts';
import { type Result, success } from '../../domain/result.ts';
import { checkerStateProblem } from '../../report/problems/checker-problems.ts';
import { otherSettingProblem } from '../../report/problems/setting-problems.ts';
import { emptyTarget } from '../../report/problems/target-problems.ts';
import type { TableKind } from '../../sources/kind.ts';
import { complain } from '../complain.ts';
import { hostOfDirector } from '../host-of-director.ts';
import { exitCodes } from '../exit-code.ts';
import { targetPath } from '../journal.ts';
import type { World } from '../world.ts';
import { type CheckedTarget, checkedTarget, type Strictness } from './checked-target.ts';
import { type NotPrepared, refused } from './not-prepared.ts';
import { type Planning, type PlanningValues, namesNothing, readPlanningOptions } from './read-planning-options.ts';
import { targetOfPath } from './rules-of-paths.ts';

/** A target that was read and checked, with the options for the plan to it. */
export interface PlanRequest extends CheckedTarget {
  readonly planning: Planning;
  /** Its absolute path: the name by which the journal knows it. */
  readonly path: string;
}

export interface Reading {
  readonly strictness?: Strictness;
  /** What the target is; default: found out by its content. */
  readonly from?: TableKind | undefined;
}

/** Reads a target and the options of the command line; no director is asked yet. */
export async function planRequest(
  target: string,
  options: PlanningValues,
  world: World,
  { strictness, from }: Reading = {},
): Promise<Result<PlanRequest, NotPrepared>> {
  const planning = readPlanningOptions(options);
  if (!planning.ok) return refused(exitCodes.usage, planning.failure);
  const text = await targetOfPath(target, world, from);
  if (!text.ok) return refused(exitCodes.usage, text.failure);
  const checked = await checkedTarget(text.value, options, world, strictness);
  if (!checked.ok) return checked;
  const { table, name } = checked.value.target;
  if (table.services.length === 0 && !options['allow-empty']) return refused(exitCodes.found, emptyTarget(name));
  return success({ ...checked.value, planning: planning.value, path: targetPath(target, world) });
}

/** The plan to a target in a table that is open. */
export async function proposedPlan(
  { target, policies, planning, path }: PlanRequest,
  table: OpenTable,
  options: PlanningValues,
  world: World,
  impacts = true,
): Promise<Result<Proposed, NotPrepared>> {
  const { observation } = table;
  const keys = [...target.table.services, ...observation.services].map(({ key }) => key);
  const nameless = namesNothing(options, keys);
  if (nameless.length > 0) return refused(exitCodes.usage, ...nameless);
  const live = { ...table, files: world.files };
  const { plan, states } = await planTarget(target, path, live, { ...planning.plan, impacts });
  complain(world, ...states.map(checkerStateProblem));
  const others = await otherSettings(target.table.settings ?? {}, table.director, world.files);
  const host = hostOfDirector(table.director.spec) ?? 'local';
  complain(world, ...others.map((each) => otherSettingProblem(each, target.name, host)));
  return success(judged(plan, observation, policies, planning));
}
