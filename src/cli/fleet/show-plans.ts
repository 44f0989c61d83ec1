import type { Result } from '../../domain/result.ts';
import { oneDirectorOnly } from '../../report/problems/fleet-problems.ts';
import { type PlanOfDirector, plansJson } from '../../report/fleet/plans-json.ts';
import { limitProblem } from '../../report/problems/limit-problems.ts';
import { problemWords } from '../../report/problem.ts';
import type { ExitCode } from '../exit-code.ts';
import {
  complainOfDoubts,
  exitOfPlan,
  printPlan,
  type ShownPlan,
  shownPlan,
  type ShowValues,
  valueOfPlan,
} from '../plan/show-plan.ts';
import { kindFrom } from '../sources/from-option.ts';
import { type NotPrepared, refuseUnprepared } from '../tables/not-prepared.ts';
import { complain, refuse } from '../complain.ts';
import { planRequest } from '../tables/plan-request.ts';
import type { World } from '../world.ts';
import { gravest } from './gravest.ts';
import { inTurn } from './in-turn.ts';
import { speakingOf } from './speaking-of.ts';

export type ShowSeveralValues = Omit<ShowValues, 'director'> & { readonly director: readonly string[] };

/** A plan to one target for each of several directors, from its own live table. They are read in parallel. */
export async function showPlans(target: string, options: ShowSeveralValues, world: World): Promise<ExitCode> {
  const { director: specs, format, output } = options;
  if (format === 'commands' || output !== undefined) {
    const option = output === undefined ? '--format commands' : '--output';
    return refuse(world, oneDirectorOnly(option, specs));
  }
  const reading = { strictness: 'lines-not-taken', from: kindFrom(options.from) } as const;
  const request = await planRequest(target, options, world, reading);
  if (!request.ok) return refuseUnprepared(request.failure, world);
  const asked = specs.map(async (spec): Promise<PlanMade> => {
    const own = speakingOf(spec, world);
    return { spec, own, shown: await shownPlan(request.value, { ...options, director: spec }, own) };
  });
  return format === 'json' ? printJson(await Promise.all(asked), options, world) : printEach(asked, options, world);
}

/** The plan for one director, or why there is none; its messages name the director. */
interface PlanMade {
  readonly spec: string;
  readonly own: World;
  readonly shown: Result<ShownPlan, NotPrepared>;
}

async function printEach(
  asked: readonly Promise<PlanMade>[],
  options: ShowSeveralValues,
  world: World,
): Promise<ExitCode> {
  const exits: ExitCode[] = [];
  await inTurn(asked, world.clock, async ({ spec, own, shown }) => {
    if (exits.length > 0) await world.print('\n');
    exits.push(
      shown.ok
        ? await printPlan(shown.value, { ...options, director: spec }, own)
        : refuseUnprepared(shown.failure, own),
    );
  });
  return gravest(exits);
}

async function printJson(made: readonly PlanMade[], options: ShowSeveralValues, world: World): Promise<ExitCode> {
  const exits: ExitCode[] = [];
  const plans = made.map(({ spec, own, shown }): PlanOfDirector => {
    if (!shown.ok) {
      exits.push(refuseUnprepared(shown.failure, own));
      return { director: spec, failure: shown.failure.problems.map(problemWords) };
    }
    complainOfDoubts(shown.value, own);
    complain(own, ...shown.value.proposed.limits.map(limitProblem));
    exits.push(exitOfPlan(shown.value, options));
    return { director: spec, plan: valueOfPlan(shown.value) };
  });
  await world.print(plansJson(plans));
  return gravest(exits);
}
