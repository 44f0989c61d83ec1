import { tableOf } from '../../domain/observation.ts';
import { keepApplied } from '../../change/journal/kept-tables.ts';
import { forbids } from '../../plan/limits/policy.ts';
import { planFormats } from '../../report/plan/formats.ts';
import { problemText } from '../../report/problem.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { journalOf, targetPath } from '../journal.ts';
import { preparePlan } from '../tables/prepare-plan.ts';
import type { PlanningValues } from '../tables/read-planning-options.ts';
import type { World } from '../world.ts';
import type { ApplyValues } from './apply-options.ts';
import { changeTable } from './change-table.ts';
import { mayGoOn } from './confirm.ts';

/** `apply TARGET` and `restore FILE`: plan, show, ask, change, verify. */
export async function applyTarget(
  target: string,
  options: ApplyValues & PlanningValues,
  world: World,
): Promise<ExitCode> {
  const prepared = await preparePlan(target, options, world);
  if (!prepared.ok) {
    for (const problem of prepared.failure.problems) world.complain(problemText(problem));
    return prepared.failure.exit;
  }
  const { director, plan, breaches, against, observation, name } = prepared.value;
  try {
    await world.print(planFormats.text(plan, breaches, world.colour));
    if (plan.steps.length === 0) {
      if (!options['dry-run']) {
        await keepApplied(await journalOf(director.spec, world), targetPath(target, world), prepared.value.target);
      }
      return exitCodes.ok;
    }
    for (const problem of against) world.complain(problemText(problem));
    if (breaches.some(forbids))
      world.complain(problemText({ what: 'a policy forbids this', why: 'nothing was changed' }));
    if (against.length > 0 || breaches.some(forbids)) return exitCodes.found;
    if (options['dry-run']) return exitCodes.ok;
    const goOn = await mayGoOn(plan, options.yes, director.spec, world);
    if (goOn !== null) return goOn;
    return await changeTable(
      {
        director,
        plan,
        before: tableOf(observation),
        name: target === '-' ? name : target,
        target: prepared.value.target,
        stepByStep: options.step,
        leastCapacity: prepared.value.leastCapacity,
        onFailure: options['on-failure'] === 'undo' ? 'undo' : 'stop',
      },
      world,
    );
  } finally {
    await director.close();
  }
}
