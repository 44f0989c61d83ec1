import { judged } from '../../change/propose/propose.ts';
import { tableOf } from '../../domain/observation.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { fingerprint } from '../../plan/saved/table-fingerprint.ts';
import { planFromSaved, readSavedPlan, type SavedPlan } from '../../plan/saved/saved-plan.ts';
import { appliedProblems } from '../../report/problems/applied-problems.ts';
import { notASavedPlan, savedPlanRefused, withoutEffect } from '../../report/problems/saved-plan-problems.ts';
import type { Problem } from '../../report/problem.ts';
import { cannotRead } from '../../report/problems/file-problems.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { refused } from '../tables/not-prepared.ts';
import { planOptions } from '../tables/planning-options.ts';
import { type PlanningValues, readPlanningOptions } from '../tables/read-planning-options.ts';
import { policiesFor } from '../tables/site-settings.ts';
import type { World } from '../world.ts';
import { reportNoChange, runChange, type RunOptions } from './run-change.ts';

/** `apply --plan FILE`: exactly the saved steps, and only from the table that they were made for. */
export async function applySaved(path: string, options: RunOptions & PlanningValues, world: World): Promise<ExitCode> {
  const planning = readPlanningOptions(options);
  const idle = idleOptions(options);
  const saved = await savedPlan(path, world);
  const policies = await policiesFor(path, options, world);
  const usage = (problem: Problem) => reportNoChange({ problems: [problem], exit: exitCodes.usage }, options, world);
  if (!planning.ok) return usage(planning.failure);
  if (idle.length > 0) return usage(withoutEffect(idle));
  if (!saved.ok) return usage(saved.failure);
  if (!policies.ok) return reportNoChange(policies.failure, options, world);
  return runChange(
    ({ observation, director }) => {
      const before = tableOf(observation);
      const plan = planFromSaved(saved.value, before);
      const changes = plan.steps.map(({ change }) => change);
      if (fingerprint(before, changes) !== saved.value.fingerprint) {
        const moved = appliedProblems({ kind: 'moved', made: [], unknown: [], observation }, plan, director.spec.text);
        return Promise.resolve(refused(exitCodes.found, ...moved));
      }
      const proposed = judged(plan, observation, policies.value, planning.value);
      const against = savedPlanRefused(saved.value, path);
      return Promise.resolve(success({ proposed, towards: path, changing: { name: path }, against }));
    },
    options,
    world,
  );
}

async function savedPlan(path: string, world: World): Promise<Result<SavedPlan, Problem>> {
  const content = await world.files.read(path);
  if (!content.ok) return failure(cannotRead('plan', path, content.failure));
  const saved = readSavedPlan(Buffer.from(content.value).toString('utf8'), changeLine);
  return saved.ok ? saved : failure(notASavedPlan(path, saved.failure));
}

/** The options given that a saved plan no longer takes. */
function idleOptions(options: PlanningValues): readonly string[] {
  const given = (Object.keys(planOptions) as readonly (keyof typeof planOptions)[]).filter((name) => {
    const value = options[name];
    return typeof value === 'object' ? value.length > 0 : value !== undefined && value !== false;
  });
  return given.map((name) => `--${name}`);
}
