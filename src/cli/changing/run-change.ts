import type { Changing } from '../../change/change-table.ts';
import type { Breach } from '../../config/policy.ts';
import { forbids } from '../../plan/limits/plan-breaches.ts';
import type { Director } from '../../ports/director.ts';
import { appliedJson } from '../../report/plan/applied-json.ts';
import { readableText } from '../../report/escape.ts';
import { planFormats } from '../../report/plan/plan-formats.ts';
import { outcomeSummary } from '../../report/plan/outcome-problems.ts';
import { type Problem, problemText } from '../../report/problem.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { World } from '../world.ts';
import type { ApplyValues } from './apply-options.ts';
import { changeTable, exitOf } from './change-table.ts';
import { mayGoOn } from './confirm.ts';
import { untilHungUp } from './until-hung-up.ts';

export interface PlannedChange {
  readonly director: Director;
  readonly changing: Omit<Changing, 'onFailure' | 'stepByStep'>;
  /** A line before the plan. */
  readonly heading?: string;
  readonly breaches: readonly Breach[];
  /** What forbids the plan, besides policies. */
  readonly against: readonly Problem[];
}

/** Shows a plan, asks, makes the change and reports the outcome. */
export async function runChange(planned: PlannedChange, options: ApplyValues, world: World): Promise<ExitCode> {
  const { director, changing, breaches, against, heading = '' } = planned;
  const { plan } = changing;
  const isJson = options.format === 'json';
  if (options.yes) world.outputMayFail();
  if (!isJson) await world.print(readableText(heading + planFormats.text(plan, breaches, world.colour)));
  for (const problem of against) world.complain(problemText(problem));
  const isForbidden = plan.steps.length > 0 && breaches.some(forbids);
  if (isForbidden) world.complain(problemText({ what: 'a policy forbids this', why: 'nothing was changed' }));
  if (against.length > 0 || isForbidden) return exitCodes.found;
  if (plan.steps.length === 0 || options['dry-run']) {
    if (isJson) await world.print(appliedJson(null, plan, director.spec));
    return exitCodes.ok;
  }
  if (isJson && !options.yes) world.complain(planFormats.text(plan, breaches, false));
  const goOn = await mayGoOn(plan, options.yes, director.spec, world);
  if (goOn !== null) return goOn;
  world.outputMayFail();
  const onFailure = options['on-failure'] === 'undo' ? 'undo' : 'stop';
  const outcome = await untilHungUp(world, (signal) =>
    changeTable({ ...changing, onFailure, stepByStep: options.step }, director, world, signal),
  );
  if (isJson) await world.print(appliedJson(outcome, plan, director.spec));
  else if (outcome.kind === 'ended') await world.print(`${outcomeSummary(outcome, plan, director.spec)}\n`);
  return exitOf(outcome);
}
