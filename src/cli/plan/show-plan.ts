import { isForbidden, type Proposed } from '../../change/propose/propose.ts';
import { success } from '../../domain/result.ts';
import { forbids } from '../../plan/limits/plan-breaches.ts';
import { breachesText } from '../../report/plan/breaches-text.ts';
import { type PlanFormat, planFormats } from '../../report/plan/plan-formats.ts';
import { limitProblem } from '../../report/plan/limit-problem.ts';
import { applyRefuses, policyOfPlan, unsavedPlan } from '../../report/plan/shown.ts';
import { planHeading } from '../../report/plan/plan-text.ts';
import { readableText } from '../../report/escape.ts';
import { type Problem, problemText, problemWords } from '../../report/problem.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { kindFrom } from '../sources/from-option.ts';
import { openTable } from '../tables/open-table.ts';
import { planRequest, proposedPlan } from '../tables/plan-request.ts';
import type { PlanningValues } from '../tables/read-planning-options.ts';
import type { World } from '../world.ts';

export type ShowValues = PlanningValues & {
  readonly format: string;
  readonly output: string | undefined;
  readonly from: string | undefined;
  readonly 'exit-code': boolean;
};

/** A plan as it is shown: judged, with what lint has against its target. */
interface ShownPlan {
  readonly spec: string;
  readonly target: string;
  readonly proposed: Proposed;
  readonly doubts: readonly Problem[];
}

/** `plan TARGET`: shows the way from a live table to a file, or saves it. */
export async function showPlan(target: string, options: ShowValues, world: World): Promise<ExitCode> {
  const request = await planRequest(target, options, world, {
    strictness: 'lines-not-taken',
    from: kindFrom(options.from),
  });
  if (!request.ok) return complain(request.failure.problems, request.failure.exit, world);
  const impacts = options.format !== 'commands' || options.output !== undefined;
  const made = await openTable({ director: options.director }, world, async (table) => {
    const proposed = await proposedPlan(request.value, table, options, world, impacts);
    return proposed.ok ? success({ proposed: proposed.value, spec: table.director.spec }) : proposed;
  });
  const found = made.ok ? made.value : made;
  if (!found.ok) return complain(found.failure.problems, found.failure.exit, world);
  const { target: checked, doubts } = request.value;
  return printPlan({ ...found.value, target: checked.name, doubts }, options, world);
}

async function printPlan(shown: ShownPlan, options: ShowValues, world: World): Promise<ExitCode> {
  const { plan, breaches, limits } = shown.proposed;
  const against = limits.map(limitProblem);
  for (const doubt of shown.doubts) world.complain(problemText(applyRefuses(doubt)));
  const writes = options.format === 'json' && options.output === undefined;
  if (against.length > 0 && !writes) {
    // Lines for ipvsadm, and a file for apply, are never made of a plan that is refused; people are to see which one.
    world.complain(textOf(shown, false));
    return complain(against, exitCodes.found, world);
  }
  for (const problem of against) world.complain(problemText(problem));
  if (options.format === 'commands') world.complain(breachesText(breaches, false));
  const unsaved = await savePlan(shown, options.output, world);
  if (unsaved) return complain([unsaved], exitCodes.usage, world);
  if (options.output === undefined || options.format !== 'json') await world.print(formatted(shown, options, world));
  const forbidden = breaches.some(forbids);
  if (forbidden && options.format === 'text') world.complain(problemText(policyOfPlan));
  const isRefused = forbidden || isForbidden(shown.proposed);
  return isRefused || (options['exit-code'] && plan.steps.length > 0) ? exitCodes.found : exitCodes.ok;
}

async function savePlan(shown: ShownPlan, output: string | undefined, world: World): Promise<Problem | null> {
  if (output === undefined) return null;
  const written = await world.files.replace(output, jsonOf(shown));
  return written.ok ? null : unsavedPlan(written.failure);
}

function formatted(shown: ShownPlan, options: ShowValues, world: World): string {
  if (options.format === 'json') return jsonOf(shown);
  if (options.format === 'text') return textOf(shown, world.colour);
  return planFormats[options.format as PlanFormat](shown.proposed.plan, [], false);
}

function textOf({ spec, target, proposed }: ShownPlan, colour: boolean): string {
  return readableText(planHeading(spec, target) + planFormats.text(proposed.plan, proposed.breaches, colour));
}

function jsonOf({ proposed, doubts }: ShownPlan): string {
  const limits = proposed.limits.map((broken) => problemWords(limitProblem(broken)));
  return planFormats.json(proposed.plan, proposed.breaches, false, doubts.map(problemWords), limits);
}

function complain(problems: readonly Problem[], exit: ExitCode, world: World): ExitCode {
  for (const problem of problems) world.complain(problemText(problem));
  return exit;
}
