import { mayDrop } from '../../plan/impact.ts';
import type { Plan } from '../../plan/plan.ts';
import { cannotAsk, foreignQuestion, nothingChanged, planQuestion } from '../../report/problems/confirm-problems.ts';
import { exitCodes } from '../exit-code.ts';
import type { NotPrepared } from '../tables/not-prepared.ts';
import type { World } from '../world.ts';

/** Null when the plan may run, otherwise why not. Removals of what belongs to others need a separate confirmation. */
export async function mayGoOn(
  plan: Pick<Plan, 'steps'>,
  yes: boolean,
  spec: string,
  world: World,
): Promise<NotPrepared | null> {
  if (yes) return null;
  if (!world.inputIsTerminal) return { problems: [cannotAsk], exit: exitCodes.usage };
  const foreign = plan.steps.filter((step) => step.foreign).length;
  const drops = plan.steps.filter(({ impact }) => mayDrop(impact)).length;
  const declined: NotPrepared = { problems: [nothingChanged], exit: exitCodes.found };
  if (!(await world.ask(planQuestion(plan.steps.length, drops, spec)))) return declined;
  return foreign === 0 || (await world.ask(foreignQuestion(foreign))) ? null : declined;
}
