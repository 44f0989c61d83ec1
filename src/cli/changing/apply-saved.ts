import { tableOf } from '../../domain/observation.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { fingerprint } from '../../plan/saved/table-fingerprint.ts';
import { planBreaches } from '../../plan/limits/plan-breaches.ts';
import { planFromSaved, readSavedPlan, type SavedPlan } from '../../plan/saved/saved-plan.ts';
import { appliedProblems } from '../../report/plan/applied.ts';
import { type Problem, problemText } from '../../report/problem.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { policiesFor } from '../tables/linted-target.ts';
import { limitsBroken } from '../tables/plan-limits.ts';
import { openAndObserve } from '../tables/prepare-plan.ts';
import { type PlanningValues, readPlanningOptions } from '../tables/read-planning-options.ts';
import type { World } from '../world.ts';
import type { ApplyValues } from './apply-options.ts';
import { runChange } from './run-change.ts';

/** `apply --plan FILE`: exactly the saved steps, and only from the table that they were made for. */
export async function applySaved(path: string, options: ApplyValues & PlanningValues, world: World): Promise<ExitCode> {
  const planning = readPlanningOptions(options);
  const idle = withoutEffect(options);
  const saved = await savedPlan(path, world);
  const policies = await policiesFor(path, options, world);
  if (!planning.ok) return refuse([planning.failure], exitCodes.usage, world);
  if (idle !== null) return refuse([idle], exitCodes.usage, world);
  if (!saved.ok) return refuse([saved.failure], exitCodes.usage, world);
  if (!policies.ok) return refuse(policies.failure.problems, policies.failure.exit, world);
  const live = await openAndObserve(options.director, world);
  if (!live.ok) return refuse(live.failure.problems, live.failure.exit, world);
  const { director, observation } = live.value;
  try {
    const before = tableOf(observation);
    const plan = planFromSaved(saved.value, before);
    const changes = plan.steps.map(({ change }) => change);
    if (fingerprint(before, changes) !== saved.value.fingerprint) {
      const moved = appliedProblems({ kind: 'moved', made: [], unknown: [], observation }, plan, director.spec);
      return refuse(moved, exitCodes.found, world);
    }
    const { leastCapacity } = planning.value;
    return await runChange(
      {
        director,
        changing: { plan, name: path, policies: policies.value, leastCapacity },
        breaches: planBreaches(plan, policies.value),
        against: [...refusedTarget(saved.value, path), ...limitsBroken(observation, plan, planning.value)],
      },
      options,
      world,
    );
  } finally {
    await director.close();
  }
}

/** The lint errors of its target are saved with a plan: a saved plan cannot bypass lint. */
function refusedTarget({ targetErrors }: SavedPlan, where: string): readonly Problem[] {
  if (targetErrors.length === 0) return [];
  const shown = targetErrors.slice(0, 10).map((error): Problem => ({ what: error, where }));
  const count = `${targetErrors.length} ${targetErrors.length === 1 ? 'error' : 'errors'}`;
  return [
    ...shown,
    {
      what: `the target of this plan has ${count}`,
      where,
      remedy: 'fix the target and plan again; nothing was changed',
    },
  ];
}

async function savedPlan(path: string, world: World): Promise<Result<SavedPlan, Problem>> {
  const content = await world.files.read(path);
  if (!content.ok) return failure({ what: 'cannot read the plan', where: path, why: content.failure.reason });
  const saved = readSavedPlan(Buffer.from(content.value).toString('utf8'), changeLine);
  if (saved.ok) return success(saved.value);
  const remedy = 'make one: lvsrules plan TARGET -o FILE';
  return failure({ what: 'not a saved plan', where: path, why: saved.failure, remedy });
}

/** Planning options have no effect on a plan that already exists. */
function withoutEffect(options: PlanningValues): Problem | null {
  const given = [
    options.allow !== undefined && '--allow',
    options['keep-weights'] && '--keep-weights',
    options.only.length > 0 && '--only',
    options.owned && '--owned',
    options['enforce-order'] && '--enforce-order',
    options['drain-timeout'] !== undefined && '--drain-timeout',
  ].filter((name) => name !== false);
  if (given.length === 0) return null;
  const remedy = 'give it to lvsrules plan TARGET -o FILE';
  return { what: `--plan with ${given.join(', ')}`, why: 'a saved plan is run as it was made', remedy };
}

function refuse(problems: readonly Problem[], exit: ExitCode, world: World): ExitCode {
  for (const problem of problems) world.complain(problemText(problem));
  return exit;
}
