import { mayDrop } from '../../plan/impact.ts';
import type { Plan } from '../../plan/plan.ts';
import { problemText } from '../../report/problem.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { World } from '../world.ts';

/** Null when the plan may be run, else the exit status. Removing what belongs to others needs its own confirmation. */
export async function mayGoOn(plan: Plan, yes: boolean, spec: string, world: World): Promise<ExitCode | null> {
  if (yes) return null;
  if (!world.inputIsTerminal) {
    const remedy = 'use --yes to apply without a question, --dry-run to see the plan only';
    world.complain(problemText({ what: 'cannot ask for confirmation: standard input is not a terminal', remedy }));
    return exitCodes.usage;
  }
  const foreign = plan.steps.filter((step) => step.foreign).length;
  const drops = plan.steps.filter(({ impact }) => mayDrop(impact)).length;
  const risk = drops === 0 ? '' : `, ${drops} of which may drop connections`;
  if (!(await world.ask(`Make ${count(plan.steps.length)} in ${spec}${risk}?`))) return declined(world);
  if (foreign > 0 && !(await world.ask(`Also remove ${foreign} that the file never named?`))) return declined(world);
  return null;
}

function count(steps: number): string {
  return steps === 1 ? 'this change' : `these ${steps} changes`;
}

function declined(world: World): ExitCode {
  world.complain('lvsrules: nothing was changed\n');
  return exitCodes.found;
}
