import type { OpenTable } from '../../change/open-table.ts';
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
import { exitOfGood } from '../changing/apply-options.ts';
import { exitOf, tellProgress } from '../changing/change-table.ts';
import { mayGoOn } from '../changing/confirm.ts';
import { type ChangePlan, changingOf, problemsAgainst, type RunOptions } from '../changing/run-change.ts';
import { untilHungUp } from '../changing/until-hung-up.ts';
import { complain } from '../complain.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { journalOf, whoami } from '../journal.ts';
import type { NotPrepared } from '../tables/not-prepared.ts';
import { specsOf } from '../spec-of.ts';
import type { World } from '../world.ts';
import { type PlannedRollout, plannedRollout } from './plan-rollout.ts';
import { speakingOf } from './speaking-of.ts';

export type ChangeSeveralValues = Omit<RunOptions, 'director'> & { readonly director: readonly string[] };

/** A director with its plan, and what the plan leads to, for its heading. */
export type ProposedMember = RolloutMember & { readonly proposed: Proposed; readonly towards: string };

/** What is to be made of several tables. */
export interface SeveralPlanned {
  readonly members: readonly ProposedMember[];
  /** The order of the directors by hand, as their places. */
  readonly places?: readonly number[] | undefined;
  /** Called once the plans may be made. */
  readonly settle?: () => Promise<void>;
}

/** Opens several tables, shows a plan for each, asks once, and makes them stage by stage. */
export async function changeSeveral(
  options: ChangeSeveralValues,
  world: World,
  propose: (tables: readonly OpenTable[]) => Promise<Result<SeveralPlanned, NotPrepared>>,
): Promise<ExitCode> {
  const specs = specsOf(options.director, world);
  if (!specs.ok) {
    return reportNoRollout({ problems: [specs.failure, nothingBegun], exit: exitCodes.usage }, options, world);
  }
  const openings = await Promise.all(
    specs.value.map(async (spec) => ({
      open: () => world.openDirector(spec),
      journal: await journalOf(spec, world),
      signal: world.interrupted,
    })),
  );
  return withOpenTables(openings, async (opened) => {
    const problems = opened.flatMap((each, place) =>
      each.ok ? [] : [directorProblem(each.failure.failure, each.failure.spec ?? options.director[place] ?? '')],
    );
    if (problems.length > 0) {
      return reportNoRollout({ problems: [...problems, nothingBegun], exit: exitCodes.usage }, options, world);
    }
    const planned = await propose(opened.flatMap((each) => (each.ok ? [each.value] : [])));
    if (!planned.ok) return reportNoRollout(planned.failure, options, world);
    const { members, places, settle } = planned.value;
    const rollout = await plannedRollout(members, places, world);
    return showAndRollOut({ members, rollout, settle }, options, world);
  });
}

/** A director with the plan that was found for its table. */
export function memberOf(table: OpenTable, planned: ChangePlan, options: ChangeSeveralValues): ProposedMember {
  const { plan, policies, ...changing } = changingOf(planned, options);
  return { table, plan, policies, changing, proposed: planned.proposed, towards: planned.towards };
}

interface Shown {
  readonly members: readonly ProposedMember[];
  readonly rollout: PlannedRollout;
  readonly settle: SeveralPlanned['settle'];
}

async function showAndRollOut(shown: Shown, options: ChangeSeveralValues, world: World): Promise<ExitCode> {
  const { members, rollout } = shown;
  const isJson = options.format === 'json';
  const text = (colour: boolean) => plansText(shown, colour);
  if (!isJson) await world.print(text(world.colour));
  const against = members.flatMap(({ table, proposed }) =>
    problemsAgainst({ proposed, towards: '', changing: { name: '' } }, isJson).map((problem) => ({
      ...problem,
      where: [table.director.spec.text, problem.where].filter((part) => part !== undefined).join(': '),
    })),
  );
  if (against.length > 0) return reportNoRollout({ problems: against, exit: exitCodes.found }, options, world);
  if (!options['dry-run']) await shown.settle?.();
  if (rollout.stages.length === 0 || options['dry-run']) {
    if (isJson) await world.print(foreseenRolloutJson(directorsOf(shown), rollout.shown));
    return exitOfGood(rollout.stages.length > 0, options);
  }
  if (isJson && !options.yes) world.complain(text(false));
  const steps = members.flatMap(({ plan }) => plan.steps);
  const names = members.map(({ table }) => table.director.spec.text).join(' and ');
  const refusal = await mayGoOn({ steps }, options.yes, names, world);
  if (refusal !== null) return reportNoRollout(refusal, options, world);
  return roll(shown, options, world);
}

async function roll(shown: Shown, options: ChangeSeveralValues, world: World): Promise<ExitCode> {
  const { members, rollout } = shown;
  const isJson = options.format === 'json';
  const specs = members.map(({ table }) => table.director.spec.text);
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
  const exit = exitOf(last.outcome);
  if (exit !== exitCodes.ok) return exit;
  // A lost daemon is a failure, though the change itself ended well.
  return isGood(last) ? exitOfGood(true, options) : exitCodes.found;
}

function plansText({ members, rollout }: Shown, colour: boolean): string {
  const plans = members.map(
    ({ table, proposed, towards }) =>
      planHeading(table.director.spec.text, towards) + planFormats.text(proposed.plan, proposed.breaches, colour),
  );
  return readableText([...plans, orderText(rollout.shown)].filter((text) => text !== '').join('\n'));
}

function directorsOf({ members, rollout }: Shown) {
  return members.map(({ table, plan }, place) => ({
    spec: table.director.spec.text,
    role: rollout.roles[place] ?? ('unknown' as const),
    plan,
  }));
}

export async function reportNoRollout(
  { problems, exit }: NotPrepared,
  options: ChangeSeveralValues,
  world: World,
): Promise<ExitCode> {
  complain(world, ...problems);
  if (options.format === 'json' && exit === exitCodes.found) {
    await world.print(refusedRolloutJson(options.director, problems.map(problemWords)));
  }
  return exit;
}
