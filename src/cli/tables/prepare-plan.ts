import { lastApplied } from '../../change/journal/kept-tables.ts';
import type { Breach, Policy } from '../../config/policy.ts';
import { type Observation, tableOf } from '../../domain/observation.ts';
import { type Result, success } from '../../domain/result.ts';
import { emptyTable, type Table } from '../../domain/table.ts';
import { nearest } from '../../domain/nearest.ts';
import { parseSpec } from '../../directors/spec.ts';
import { type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { Plan } from '../../plan/plan.ts';
import { planChanges } from '../../plan/plan-changes.ts';
import { planBreaches } from '../../plan/limits/plan-breaches.ts';
import type { Director } from '../../ports/director.ts';
import { directorProblem } from '../../report/director-failure.ts';
import { type Problem, problemText } from '../../report/problem.ts';
import { unusualNotes } from '../../report/unusual.ts';
import { checkerStateReason, checkerStateText } from '../../report/checker-state.ts';
import { withLiveState } from '../../sources/drift.ts';
import type { TableSource } from '../../sources/table-source.ts';
import type { TableKind } from '../../sources/kind.ts';
import { exitCodes } from '../exit-code.ts';
import { journalOf, targetPath } from '../journal.ts';
import type { World } from '../world.ts';
import { kernelSettings } from './kernel-settings.ts';
import { limitsBroken } from './plan-limits.ts';
import { type NotPrepared, refused } from './not-prepared.ts';
import { lintedTarget, type Strictness } from './linted-target.ts';
import { namingNothing, type PlanningValues, readPlanningOptions } from './read-planning-options.ts';
import { rulesTable } from './rules-table.ts';

export interface PreparedPlan {
  readonly plan: Plan;
  readonly breaches: readonly Breach[];
  readonly policies: readonly Policy[];
  /** Lint errors of the target on lines that are accepted all the same. */
  readonly doubts: readonly Problem[];
  /** Violations of `--max-disruption` and `--min-capacity`, service by service. */
  readonly against: readonly Problem[];
  /** Of `--min-capacity`, 0 to 1: checked again while the plan is run. */
  readonly leastCapacity: number | undefined;
  readonly director: Director;
  readonly observation: Observation;
  /** The target, as the user named it. */
  readonly name: string;
  readonly target: Table;
}

export interface PreparingOptions {
  /** Whether the impact will be shown. */
  readonly impacts?: boolean;
  readonly strictness?: Strictness;
  /** Whether a missing `file:` will be created. */
  readonly creates?: boolean;
  /** What the target is; default: found out by its content. */
  readonly from?: TableKind | undefined;
}

/** From a target's name and the options to a plan: nothing is changed, and the director stays open for the caller. */
export async function preparePlan(
  target: string,
  options: PlanningValues,
  world: World,
  { impacts = true, strictness = 'errors', creates = false, from }: PreparingOptions = {},
): Promise<Result<PreparedPlan, NotPrepared>> {
  const read = readPlanningOptions(options);
  if (!read.ok) return refused(exitCodes.usage, read.failure);
  const rules = await rulesTable(target, world, from);
  if (!rules.ok) return refused(exitCodes.usage, rules.failure);
  const { table, name, source } = rules.value;
  const linted = await lintedTarget(rules.value, options, world, strictness);
  if (!linted.ok) return linted;
  if (table.services.length === 0 && !options['allow-empty']) {
    return refused(exitCodes.found, {
      what: 'the target holds no service',
      where: name,
      why: 'applying it would remove every service',
      remedy: 'use --allow-empty if this is intended',
    });
  }
  const live = await openAndObserve(options.director, world, creates);
  if (!live.ok) return live;
  const { director, observation } = live.value;
  const keys = [...table.services, ...observation.services].map(({ key }) => key);
  const nameless = namingNothing(options, ...keys);
  if (nameless.length > 0) {
    await director.close();
    return refused(exitCodes.usage, ...nameless.map((pattern) => onlyProblem(pattern, keys)));
  }
  const journal = await journalOf(director.spec, world);
  const known = (journal && (await lastApplied(journal, targetPath(target, world)))) ?? emptyTable;
  const settings = await kernelSettings(director, world);
  const wanted = source ? leavingChecks(source, observation, world) : table;
  const plan = planChanges(observation, wanted, {
    ...read.value.plan,
    ...settings,
    known,
    impacts,
  });
  return success({
    plan,
    doubts: linted.value.doubts,
    policies: linted.value.policies,
    breaches: planBreaches(plan, linted.value.policies),
    against: limitsBroken(observation, plan, read.value),
    leastCapacity: read.value.leastCapacity,
    director,
    observation,
    name,
    target: table,
  });
}

/** What health checks did to the live table stays as it is, and is named. */
function leavingChecks(source: TableSource, observation: Observation, world: World): Table {
  const { table, states } = withLiveState(source, tableOf(observation));
  for (const state of states) {
    world.complain(problemText({ what: checkerStateText(state), why: checkerStateReason }));
  }
  return table;
}

/** Opens the director and reads its table; the caller closes it. */
export async function openAndObserve(
  spec: string | undefined,
  world: World,
  creates = false,
): Promise<Result<{ readonly director: Director; readonly observation: Observation }, NotPrepared>> {
  const name = spec ?? world.environment['LVSRULES_DIRECTOR'] ?? 'auto';
  const absent = creates ? null : await absentFile(name, world);
  if (absent) return refused(exitCodes.usage, absent);
  const opened = await world.openDirector(spec);
  if (!opened.ok) return refused(exitCodes.usage, directorProblem(opened.failure, name));
  const director = opened.value;
  const observed = await director.observe(world.interrupted);
  if (observed.ok) {
    for (const note of unusualNotes(observed.value)) world.complain(problemText(note));
    return success({ director, observation: observed.value });
  }
  await director.close();
  return refused(exitCodes.usage, directorProblem(observed.failure, director.spec));
}

/** Only an apply creates the file of a `file:` director; a missing one elsewhere means a wrong name. */
async function absentFile(spec: string, world: World): Promise<Problem | null> {
  const parsed = parseSpec(spec);
  if (!parsed.ok || parsed.value.kind !== 'rules-file') return null;
  const facts = await world.files.facts(parsed.value.path);
  if (facts.ok || facts.failure.code !== 'ENOENT') return null;
  const remedy = 'check the name; lvsrules apply creates a missing file';
  return { what: 'cannot read the rules', where: parsed.value.path, why: facts.failure.reason, remedy };
}

function onlyProblem(pattern: string, keys: readonly ServiceKey[]): Problem {
  const near = nearest(
    pattern,
    keys.flatMap((key) => [serviceKeyText(key), serviceKeyText(key).replace(/^\w+ /, '')]),
  );
  return {
    what: `--only ${pattern} matches no service`,
    why: 'neither the target nor the table has such a service',
    remedy:
      near === null
        ? 'write a service as tcp 192.0.2.1:80 or fwmark 7; * stands for anything'
        : `did you mean '${near}'?`,
  };
}
