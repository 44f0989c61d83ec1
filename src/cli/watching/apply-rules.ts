import type { OpenTable } from '../../change/open-table.ts';
import { type ChangeOutcome, isDone } from '../../change/change-outcome.ts';
import { planInForce } from '../../change/propose/plan-in-force.ts';
import { judged, type Proposed } from '../../change/propose/propose.ts';
import { type Observation, tableOf } from '../../domain/observation.ts';
import { success } from '../../domain/result.ts';
import type { ReloadInput } from '../../live/reload-state.ts';
import { forbids } from '../../plan/limits/plan-breaches.ts';
import { planChanges } from '../../plan/plan-changes.ts';
import { fingerprint } from '../../plan/saved/table-fingerprint.ts';
import { breachWords } from '../../report/problems/policy-problems.ts';
import { limitProblem } from '../../report/problems/limit-problems.ts';
import { problemWords } from '../../report/problem.ts';
import { keptBecause } from '../../report/problems/watch-problems.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { changeTable, exitOf } from '../changing/change-table.ts';
import { exitCodes } from '../exit-code.ts';
import { targetPath } from '../journal.ts';
import { openTable } from '../tables/open-table.ts';
import { isWorthAnotherTry } from './another-try.ts';
import type { World } from '../world.ts';
import { tellEvent } from './events.ts';
import { away, type WatchState, nameOf, reportRefused } from './watch-state.ts';

type ApplyInput = Extract<ReloadInput, { kind: 'applied' | 'refused' | 'failed' | 'director-away' }>;

/** Plans from the live table to the last good files and applies that. `wholly`: overrides manual changes. */
export async function applyRules(state: WatchState, wholly: boolean): Promise<ApplyInput> {
  const { options, world } = state;
  const applied = await openTable({ director: options.director, changesAtOnce: true }, world, (table) =>
    applyOnto(state, table, wholly),
  );
  return applied.ok ? applied.value : away(state, applied.failure.problems.map(problemWords).join('; '), 'applying');
}

async function applyOnto(state: WatchState, table: OpenTable, wholly: boolean): Promise<ApplyInput> {
  const { good, planning, options, world } = state;
  const { observation } = table;
  if (!good) return { kind: 'refused', fingerprint: null };
  const path = targetPath(nameOf(state), world);
  const { plan, isFirst } = await planInForce(
    good.table,
    path,
    { ...table, files: world.files },
    {
      ...planning.plan,
      wholly,
      overwriteDrift: options['overwrite-drift'],
    },
  );
  const proposed = judged(plan, observation, good.policies, planning);
  const against = whyNot(proposed);
  if (against.length > 0) {
    reportRefused(state, against);
    return { kind: 'refused', fingerprint: null };
  }
  if (plan.steps.length === 0 && !isFirst) {
    state.outcome = exitCodes.ok;
    return inForce(state, observation, false, () => {
      tellEvent({ event: 'unchanged', fingerprint: fingerprint(tableOf(observation)) }, world);
    });
  }
  return change(state, table, proposed, isFirst);
}

function whyNot({ breaches, limits }: Proposed): readonly string[] {
  return [...breaches.filter(forbids).map(breachWords), ...limits.map((broken) => problemWords(limitProblem(broken)))];
}

async function change(state: WatchState, table: OpenTable, proposed: Proposed, isFirst: boolean): Promise<ApplyInput> {
  const { good, world } = state;
  const { plan, policies, leastCapacity } = proposed;
  const name = nameOf(state);
  const applied = good && { target: targetPath(name, world), table: good.table };
  const changing = { plan, name, leastCapacity, policies, ...(applied && { applied }) };
  const outcome = await changeTable(changing, table, world);
  state.outcome = exitOf(outcome);
  const commands = plan.steps.map(({ change: each }) => changeLine(each));
  const after = await tableLeft(outcome, table, world);
  if (state.outcome !== exitCodes.ok) {
    tellEvent({ event: 'failed', commands }, world);
    const found = after.ok ? fingerprint(tableOf(after.value)) : null;
    return { kind: isWorthAnotherTry(outcome, state) ? 'failed' : 'refused', fingerprint: found };
  }
  state.recorded = 0;
  if (!after.ok) return away(state, after.failure.kind, 'applying');
  tellEvent({ event: 'applied', fingerprint: fingerprint(tableOf(after.value)), commands }, world);
  return inForce(state, after.value, isFirst, () => undefined);
}

/** The table that the verification read, or that is read now where there was none. */
async function tableLeft(outcome: ChangeOutcome, { director }: OpenTable, world: World) {
  if (isDone(outcome)) return success(outcome.applied.observation);
  return director.observe(world.interrupted);
}

/** Says what still differs from the files; `same` is called when nothing does. */
function inForce(state: WatchState, observation: Observation, isFirst: boolean, same: () => void): ApplyInput {
  state.found = observation;
  const { world } = state;
  const commands = wayBack(state);
  const others = commands.every((line) => /^-[Dd] /.test(line));
  if (commands.length === 0) same();
  else if (others) tellEvent({ event: 'kept', commands, why: keptBecause(isFirst) }, world);
  else tellEvent({ event: 'drift', commands }, world);
  return { kind: 'applied', fingerprint: fingerprint(tableOf(observation)) };
}

/** From the table as last read to the files. */
export function wayBack({ good, found, planning }: WatchState): readonly string[] {
  if (!good || !found) return [];
  const { steps } = planChanges(found, good.table, { ...planning.plan, impacts: false });
  return steps.map(({ change: each }) => changeLine(each));
}
