import { tableOf } from '../../domain/observation.ts';
import { fingerprint } from '../../plan/fingerprint.ts';
import { planFromSaved, readSavedPlan } from '../../plan/saved-plan.ts';
import { appliedProblems } from '../../report/plan/applied.ts';
import { planText } from '../../report/plan/text.ts';
import { problemText } from '../../report/problem.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { openAndObserve } from '../tables/prepare-plan.ts';
import type { PlanningValues } from '../tables/read-planning-options.ts';
import type { World } from '../world.ts';
import type { ApplyValues } from './apply-options.ts';
import { changeTable } from './change-table.ts';
import { mayGoOn } from './confirm.ts';

/** `apply --plan FILE`: exactly the steps that were saved, and only from the table that they were made for. */
export async function applySaved(path: string, options: ApplyValues & PlanningValues, world: World): Promise<ExitCode> {
  const content = await world.files.read(path);
  const saved = content.ok ? readSavedPlan(Buffer.from(content.value).toString('utf8'), changeLine) : null;
  if (!content.ok || !saved?.ok) {
    const why = content.ok ? (saved && !saved.ok ? saved.failure : '') : content.failure.reason;
    world.complain(
      problemText({ what: 'not a saved plan', where: path, why, remedy: 'make one: lvsrules plan TARGET -o FILE' }),
    );
    return exitCodes.usage;
  }
  const live = await openAndObserve(options.director, world);
  if (!live.ok) {
    for (const problem of live.failure.problems) world.complain(problemText(problem));
    return live.failure.exit;
  }
  const { director, observation } = live.value;
  try {
    const before = tableOf(observation);
    const plan = planFromSaved(saved.value, before);
    if (fingerprint(before) !== saved.value.fingerprint) {
      const moved = appliedProblems({ kind: 'moved', done: 0, observation }, plan, director.spec);
      for (const problem of moved) world.complain(problemText(problem));
      return exitCodes.found;
    }
    await world.print(planText(plan, world.colour));
    if (plan.steps.length === 0 || options['dry-run']) return exitCodes.ok;
    const goOn = await mayGoOn(plan, options.yes, director.spec, world);
    if (goOn !== null) return goOn;
    const onFailure = options['on-failure'] === 'undo' ? 'undo' : 'stop';
    return await changeTable({ director, plan, before, name: path, stepByStep: options.step, onFailure }, world);
  } finally {
    await director.close();
  }
}
