import { type OpenTable } from '../../change/open-table.ts';
import type { Changing } from '../../change/change-table.ts';
import type { Proposed } from '../../change/propose/propose.ts';
import type { Result } from '../../domain/result.ts';
import { forbids } from '../../plan/limits/plan-breaches.ts';
import { appliedJson, foreseenJson, refusedJson } from '../../report/plan/applied-json.ts';
import { readableText } from '../../report/escape.ts';
import { planFormats } from '../../report/plan/plan-formats.ts';
import { breachProblem, policyForbids } from '../../report/problems/policy-problems.ts';
import { limitProblem } from '../../report/problems/limit-problems.ts';
import { outcomeSummary } from '../../report/problems/outcome-problems.ts';
import { planHeading } from '../../report/plan/plan-text.ts';
import type { Problem } from '../../report/problem.ts';
import { complain } from '../complain.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { NotPrepared } from '../tables/not-prepared.ts';
import { openTable, type TableOptions } from '../tables/open-table.ts';
import { specText } from '../spec-of.ts';
import type { World } from '../world.ts';
import { type ApplyValues, exitOfGood } from './apply-options.ts';
import { changeTable, exitOf } from './change-table.ts';
import { mayGoOn } from './confirm.ts';
import { untilHungUp } from './until-hung-up.ts';

/** A plan to run, with its context. */
export interface ChangePlan {
  readonly proposed: Proposed;
  /** Its target, for the first printed line. */
  readonly towards: string;
  readonly changing: Pick<Changing, 'name' | 'applied' | 'undoes' | 'redoes' | 'finishes' | 'rollout'>;
  /** What forbids the plan, besides policies and limits. */
  readonly against?: readonly Problem[];
  /** Everything known about it. */
  readonly notes?: readonly Problem[];
}

export type RunOptions = ApplyValues & { readonly director: string | undefined };

type Propose = (table: OpenTable) => Promise<Result<ChangePlan, NotPrepared>>;

/** Opens a table, shows a plan for it, asks, makes the change, and reports the result. */
export async function runChange(
  propose: Propose,
  options: RunOptions,
  world: World,
  opening: Pick<TableOptions, 'creates'> = {},
): Promise<ExitCode> {
  const { director } = options;
  const changesAtOnce = options.yes && !options['dry-run'];
  if (options.yes) world.outputMayFail();
  const ran = await openTable({ ...opening, director, changesAtOnce }, world, async (table) => {
    const planned = await propose(table);
    return planned.ok
      ? showAndChange(planned.value, table, options, world)
      : reportNoChange(planned.failure, options, world);
  });
  return ran.ok ? ran.value : reportNoChange(ran.failure, options, world);
}

/** Says why there is no change; programs that read JSON get it as JSON too. */
export async function reportNoChange(
  { problems, exit }: NotPrepared,
  options: RunOptions,
  world: World,
): Promise<ExitCode> {
  complain(world, ...problems);
  if (options.format === 'json' && exit === exitCodes.found) {
    await world.print(refusedJson(specText(options.director, world), problems));
  }
  return exit;
}

async function showAndChange(
  planned: ChangePlan,
  table: OpenTable,
  options: RunOptions,
  world: World,
): Promise<ExitCode> {
  const { proposed, notes = [] } = planned;
  const { plan, breaches } = proposed;
  const { text: spec } = table.director.spec;
  const isJson = options.format === 'json';
  const shown = (colour: boolean) =>
    readableText(planHeading(spec, planned.towards) + planFormats.text(plan, breaches, colour));
  complain(world, ...notes);
  if (!isJson) await world.print(shown(world.colour));
  const against = problemsAgainst(planned, isJson);
  if (against.length > 0) return reportNoChange({ problems: against, exit: exitCodes.found }, options, world);
  if (plan.steps.length === 0 || options['dry-run']) {
    if (isJson) await world.print(foreseenJson(plan, spec));
    return exitOfGood(plan.steps.length > 0, options);
  }
  if (isJson && !options.yes) world.complain(shown(false));
  const refusal = await mayGoOn(plan, options.yes, spec, world);
  if (refusal !== null) return reportNoChange(refusal, options, world);
  return change(planned, table, options, world);
}

/** What forbids a plan. Broken policies are part of a printed plan; JSON does not contain the plan. */
export function problemsAgainst({ proposed, against = [] }: ChangePlan, isJson: boolean): readonly Problem[] {
  const { plan, breaches, limits } = proposed;
  const broken = plan.steps.length > 0 ? breaches.filter(forbids) : [];
  const named = isJson ? broken.map(breachProblem) : [];
  return [...against, ...limits.map(limitProblem), ...named, ...(broken.length > 0 ? [policyForbids] : [])];
}

/** A plan as it is run, by the options of the command. */
export function changingOf(
  { proposed, changing }: ChangePlan,
  options: Pick<RunOptions, 'on-failure' | 'step'>,
): Changing & Pick<Proposed, 'policies'> {
  const { plan, policies, leastCapacity } = proposed;
  const onFailure = options['on-failure'] === 'undo' ? 'undo' : 'stop';
  return { ...changing, plan, policies, leastCapacity, onFailure, stepByStep: options.step };
}

async function change(planned: ChangePlan, table: OpenTable, options: RunOptions, world: World): Promise<ExitCode> {
  const { text: spec } = table.director.spec;
  world.outputMayFail();
  const whole = changingOf(planned, options);
  const outcome = await untilHungUp(world, (signal) => changeTable(whole, table, world, signal));
  const summary = () => `${outcomeSummary(outcome, whole, spec)}\n`;
  await world.print(options.format === 'json' ? appliedJson(outcome, whole.plan, spec) : summary());
  const exit = exitOf(outcome);
  return exit === exitCodes.ok ? exitOfGood(true, options) : exit;
}
