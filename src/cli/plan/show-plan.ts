import { isForbidden, type Proposed } from '../../change/propose/propose.ts';
import { printableJson } from '../../domain/printable-json.ts';
import { type Result, success } from '../../domain/result.ts';
import { forbids } from '../../plan/limits/plan-breaches.ts';
import { breachesText } from '../../report/plan/breaches-text.ts';
import { type PlanFormat, planFormats } from '../../report/plan/plan-formats.ts';
import { limitProblem } from '../../report/problems/limit-problems.ts';
import { cannotWrite } from '../../report/problems/file-problems.ts';
import { policyForbidsPlan } from '../../report/problems/policy-problems.ts';
import { applyRefuses } from '../../report/problems/target-problems.ts';
import { planValue } from '../../report/plan/plan-json.ts';
import { planHeading } from '../../report/plan/plan-text.ts';
import { readableText } from '../../report/escape.ts';
import { type Problem, problemWords } from '../../report/problem.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { kindFrom } from '../sources/from-option.ts';
import { type NotPrepared, refuseUnprepared } from '../tables/not-prepared.ts';
import { complain, refuse } from '../complain.ts';
import { openTable } from '../tables/open-table.ts';
import { type PlanRequest, planRequest, proposedPlan } from '../tables/plan-request.ts';
import type { PlanningValues } from '../tables/read-planning-options.ts';
import type { World } from '../world.ts';

export type ShowValues = PlanningValues & {
  readonly director: string | undefined;
  readonly format: string;
  readonly output: string | undefined;
  readonly from: string | undefined;
  readonly 'exit-code': boolean;
};

/** A plan as it is shown: judged, with what lint has against its target. */
export interface ShownPlan {
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
  if (!request.ok) return refuseUnprepared(request.failure, world);
  const shown = await shownPlan(request.value, options, world);
  if (!shown.ok) return refuseUnprepared(shown.failure, world);
  return printPlan(shown.value, options, world);
}

/** The plan to a target in the table of a director. */
export async function shownPlan(
  request: PlanRequest,
  options: ShowValues,
  world: World,
): Promise<Result<ShownPlan, NotPrepared>> {
  const impacts = options.format !== 'commands' || options.output !== undefined;
  const { target, doubts } = request;
  const made = await openTable({ director: options.director }, world, async (table) => {
    const proposed = await proposedPlan(request, table, options, world, impacts);
    if (!proposed.ok) return proposed;
    return success({ proposed: proposed.value, spec: table.director.spec.text, target: target.name, doubts });
  });
  return made.ok ? made.value : made;
}

/** Prints a plan, or saves it, and says what is against it. */
export async function printPlan(shown: ShownPlan, options: ShowValues, world: World): Promise<ExitCode> {
  const { breaches, limits } = shown.proposed;
  const against = limits.map(limitProblem);
  complainOfDoubts(shown, world);
  const writes = options.format === 'json' && options.output === undefined;
  if (against.length > 0 && !writes) {
    // Lines for ipvsadm, and a file for apply, are never made of a plan that is refused; people must see which one.
    world.complain(textOf(shown, false));
    return refuseUnprepared({ problems: against, exit: exitCodes.found }, world);
  }
  complain(world, ...against);
  if (options.format === 'commands') world.complain(breachesText(breaches, false));
  const unsaved = await savePlan(shown, options.output, world);
  if (unsaved) return refuse(world, unsaved);
  if (options.output === undefined || options.format !== 'json') await world.print(formatted(shown, options, world));
  if (breaches.some(forbids) && options.format === 'text') complain(world, policyForbidsPlan);
  return exitOfPlan(shown, options);
}

/** What lint has against the target: a plan is shown all the same. */
export function complainOfDoubts({ doubts }: Pick<ShownPlan, 'doubts'>, world: World): void {
  complain(world, ...doubts.map(applyRefuses));
}

/** The exit status that a plan deserves. */
export function exitOfPlan({ proposed }: ShownPlan, options: Pick<ShowValues, 'exit-code'>): ExitCode {
  const { plan, breaches } = proposed;
  const isRefused = breaches.some(forbids) || isForbidden(proposed);
  return isRefused || (options['exit-code'] && plan.steps.length > 0) ? exitCodes.found : exitCodes.ok;
}

/** A plan as a value for JSON, with what is known against it. */
export function valueOfPlan({ proposed, doubts }: ShownPlan): ReturnType<typeof planValue> {
  const limits = proposed.limits.map((broken) => problemWords(limitProblem(broken)));
  return planValue(proposed.plan, { policy: proposed.breaches, targetErrors: doubts.map(problemWords), limits });
}

async function savePlan(shown: ShownPlan, output: string | undefined, world: World): Promise<Problem | null> {
  if (output === undefined) return null;
  const written = await world.files.replace(output, jsonOf(shown));
  return written.ok ? null : cannotWrite('plan', output, written.failure);
}

function formatted(shown: ShownPlan, options: ShowValues, world: World): string {
  if (options.format === 'json') return jsonOf(shown);
  if (options.format === 'text') return textOf(shown, world.colour);
  return planFormats[options.format as PlanFormat](shown.proposed.plan, [], false);
}

function textOf({ spec, target, proposed }: ShownPlan, colour: boolean): string {
  return readableText(planHeading(spec, target) + planFormats.text(proposed.plan, proposed.breaches, colour));
}

function jsonOf(shown: ShownPlan): string {
  return `${printableJson(valueOfPlan(shown), 2)}\n`;
}
