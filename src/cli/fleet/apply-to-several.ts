import { keepInForce } from '../../change/journal/kept-tables.ts';
import { entriesOf, type OpenTable } from '../../change/open-table.ts';
import type { Proposed } from '../../change/propose/propose.ts';
import { isGood, rollOut } from '../../change/rollout/roll-out.ts';
import { withOpenTables } from '../../change/rollout/open-tables.ts';
import type { RolloutMember } from '../../change/rollout/rollout-member.ts';
import type { Result } from '../../domain/result.ts';
import { directorProblem } from '../../report/problems/director-problems.ts';
import { readableText } from '../../report/escape.ts';
import { foreseenRolloutJson, refusedRolloutJson, rolloutJson } from '../../report/fleet/rollout-json.ts';
import { rolloutProblems } from '../../report/problems/rollout-problems.ts';
import { rolloutSummary } from '../../report/fleet/rollout-summary.ts';
import { orderText } from '../../report/fleet/stage-words.ts';
import { outcomeProblems, outcomeSummary } from '../../report/problems/outcome-problems.ts';
import { planFormats } from '../../report/plan/plan-formats.ts';
import { planHeading } from '../../report/plan/plan-text.ts';
import { nothingBegun } from '../../report/problems/fleet-problems.ts';
import { problemWords } from '../../report/problem.ts';
import { unusualNotes } from '../../report/problems/unusual-problems.ts';
import { appliedOf } from '../changing/apply-target.ts';
import { exitOf, tellProgress } from '../changing/change-table.ts';
import { mayGoOn } from '../changing/confirm.ts';
import { problemsAgainst, type RunOptions } from '../changing/run-change.ts';
import { sayOwners } from '../changing/say-owners.ts';
import { sayUnfinished } from '../changing/say-unfinished.ts';
import { untilHungUp } from '../changing/until-hung-up.ts';
import { complain } from '../complain.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { journalOf, whoami } from '../journal.ts';
import type { NotPrepared } from '../tables/not-prepared.ts';
import { type PlanRequest, planRequest, proposedPlan } from '../tables/plan-request.ts';
import type { PlanningValues } from '../tables/read-planning-options.ts';
import type { World } from '../world.ts';
import { namedOrder } from './named-order.ts';
import { type PlannedRollout, plannedRollout } from './plan-rollout.ts';
import { speakingOf } from './speaking-of.ts';

export type ApplySeveralValues = Omit<RunOptions, 'director'> &
  PlanningValues & { readonly director: readonly string[]; readonly order: string | undefined };

/** `apply TARGET` on several directors: one plan for each, shown together, made stage by stage. */
export async function applyToSeveral(target: string, options: ApplySeveralValues, world: World): Promise<ExitCode> {
  const specs = options.director;
  if (options.yes) world.outputMayFail();
  const places = await namedOrder(options.order, specs, world);
  if (!places.ok) return refuse({ problems: places.failure, exit: exitCodes.usage }, options, world);
  const request = await planRequest(target, options, world);
  if (!request.ok) return refuse(request.failure, options, world);
  const name = target === '-' ? request.value.target.name : target;
  const openings = await Promise.all(
    specs.map(async (spec) => ({
      open: () => world.openDirector(spec),
      journal: await journalOf(spec, world),
      signal: world.interrupted,
    })),
  );
  return withOpenTables(openings, async (opened) => {
    const problems = opened.flatMap((each, place) =>
      each.ok ? [] : [directorProblem(each.failure.failure, each.failure.spec ?? specs[place] ?? '')],
    );
    if (problems.length > 0) {
      return refuse({ problems: [...problems, nothingBegun], exit: exitCodes.usage }, options, world);
    }
    const tables = opened.flatMap((each) => (each.ok ? [each.value] : []));
    const planned = await Promise.all(tables.map((table) => memberOf(table, name, request.value, options, world)));
    const refused = planned.find((each) => !each.ok);
    if (refused?.ok === false) return refuse(refused.failure, options, world);
    const members = planned.flatMap((each) => (each.ok ? [each.value] : []));
    const rollout = await plannedRollout(members, places.value, world);
    return showAndRollOut({ members, rollout, request: request.value }, options, world);
  });
}

type Member = RolloutMember & { readonly proposed: Proposed };

interface Shown {
  readonly members: readonly Member[];
  readonly rollout: PlannedRollout;
  readonly request: PlanRequest;
}

async function memberOf(
  table: OpenTable,
  name: string,
  request: PlanRequest,
  options: ApplySeveralValues,
  world: World,
): Promise<Result<Member, NotPrepared>> {
  const own = speakingOf(table.director.spec, world);
  complain(own, ...unusualNotes(table.observation));
  const proposed = await proposedPlan(request, table, options, own);
  if (!proposed.ok) return proposed;
  const { plan, policies, leastCapacity } = proposed.value;
  await sayUnfinished(table, own);
  await sayOwners(table.director.spec, plan, own);
  const onFailure = options['on-failure'] === 'undo' ? 'undo' : 'stop';
  const changing = { name, leastCapacity, onFailure, stepByStep: options.step, applied: appliedOf(request) } as const;
  return { ok: true, value: { table, plan, policies, changing, proposed: proposed.value } };
}

async function showAndRollOut(shown: Shown, options: ApplySeveralValues, world: World): Promise<ExitCode> {
  const { members, rollout } = shown;
  const isJson = options.format === 'json';
  const text = (colour: boolean) => plansText(shown, colour);
  if (!isJson) await world.print(text(world.colour));
  const against = members.flatMap(({ table, proposed }) =>
    problemsAgainst({ proposed, towards: '', changing: { name: '' } }, isJson).map((problem) => ({
      ...problem,
      where: [table.director.spec, problem.where].filter((part) => part !== undefined).join(': '),
    })),
  );
  if (against.length > 0) return refuse({ problems: against, exit: exitCodes.found }, options, world);
  if (!options['dry-run']) await keepAllInForce(shown);
  if (rollout.stages.length === 0 || options['dry-run']) {
    if (isJson) await world.print(foreseenRolloutJson(directorsOf(shown), rollout.shown));
    return exitCodes.ok;
  }
  if (isJson && !options.yes) world.complain(text(false));
  const steps = members.flatMap(({ plan }) => plan.steps);
  const names = members.map(({ table }) => table.director.spec).join(' and ');
  const refusal = await mayGoOn({ steps }, options.yes, names, world);
  if (refusal !== null) return refuse(refusal, options, world);
  return roll(shown, options, world);
}

async function roll(shown: Shown, options: ApplySeveralValues, world: World): Promise<ExitCode> {
  const { members, rollout } = shown;
  const isJson = options.format === 'json';
  const specs = members.map(({ table }) => table.director.spec);
  world.outputMayFail();
  const done = await untilHungUp(world, (signal) =>
    rollOut(members, rollout.stages, {
      clock: world.clock,
      who: whoami(world),
      signal,
      onEvent: (member, event) => {
        tellProgress(event, speakingOf(specs[member] ?? '', world));
      },
      onStage: async ({ stage, plan, outcome }) => {
        const spec = specs[stage.member] ?? '';
        complain(speakingOf(spec, world), ...outcomeProblems(outcome, plan, spec));
        if (!isJson) await world.print(`${outcomeSummary(outcome, { plan }, spec)}\n`);
      },
    }),
  );
  complain(world, ...rolloutProblems(done, specs));
  await world.print(
    isJson ? rolloutJson(done, directorsOf(shown), rollout.shown) : `${rolloutSummary(done, rollout.stages.length)}\n`,
  );
  const last = done.made.at(-1);
  if (last === undefined) return exitCodes.found;
  return isGood(last) ? exitOf(last.outcome) : worse(exitOf(last.outcome));
}

/** A lost daemon is a failure, though the change itself ended well. */
function worse(exit: ExitCode): ExitCode {
  return exit === exitCodes.ok ? exitCodes.found : exit;
}

/** A table that is as the target has it counts as one that it was applied to. */
async function keepAllInForce({ members, request }: Shown): Promise<void> {
  for (const { plan, table } of members) {
    if (plan.steps.length === 0 && table.journal)
      await keepInForce(table.journal, request.path, request.target.table, await entriesOf(table));
  }
}

function plansText({ members, rollout, request }: Shown, colour: boolean): string {
  const plans = members.map(
    ({ table, proposed }) =>
      planHeading(table.director.spec, request.target.name) +
      planFormats.text(proposed.plan, proposed.breaches, colour),
  );
  return readableText([...plans, orderText(rollout.shown)].filter((text) => text !== '').join('\n'));
}

function directorsOf({ members, rollout }: Shown) {
  return members.map(({ table, plan }, place) => ({
    spec: table.director.spec,
    role: rollout.roles[place] ?? ('unknown' as const),
    plan,
  }));
}

async function refuse({ problems, exit }: NotPrepared, options: ApplySeveralValues, world: World): Promise<ExitCode> {
  complain(world, ...problems);
  if (options.format === 'json' && exit === exitCodes.found) {
    await world.print(refusedRolloutJson(options.director, problems.map(problemWords)));
  }
  return exit;
}
