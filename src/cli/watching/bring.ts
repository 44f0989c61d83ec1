import { addedByUnfinished } from '../../change/unfinished.ts';
import { lastApplied } from '../../change/journal/kept-tables.ts';
import { type Observation, tableOf } from '../../domain/observation.ts';
import { tableAfter } from '../../domain/apply-change.ts';
import { emptyTable } from '../../domain/table.ts';
import type { ReloadInput } from '../../live/reload-state.ts';
import { keepDrift } from '../../plan/limits/keep-drift.ts';
import { forbids, planBreaches } from '../../plan/limits/plan-breaches.ts';
import type { Plan } from '../../plan/plan.ts';
import { planChanges } from '../../plan/plan-changes.ts';
import { fingerprint } from '../../plan/saved/table-fingerprint.ts';
import type { Director } from '../../ports/director.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { changeTable, exitOf } from '../changing/change-table.ts';
import { exitCodes } from '../exit-code.ts';
import { journalOf, targetPath } from '../journal.ts';
import { kernelSettings } from '../tables/kernel-settings.ts';
import { limitsBroken } from '../tables/plan-limits.ts';
import { openAndObserve } from '../tables/prepare-plan.ts';
import { tellEvent } from './events.ts';
import { isWorthAnotherTry } from './another-try.ts';
import { away, type WatchState, nameOf, refuse, words } from './watch-state.ts';

type Brought = Extract<ReloadInput, { kind: 'brought' | 'refused' | 'failed' | 'director-away' }>;

/** Plans from the live table to the last good files and applies that. `wholly`: overrides manual changes. */
export async function bring(state: WatchState, wholly: boolean): Promise<Brought> {
  const { options, world } = state;
  const live = await openAndObserve(options.director, world);
  if (!live.ok) return away(state, live.failure.problems.map(words).join('; '), 'bringing');
  const { director, observation } = live.value;
  try {
    return await bringTo(state, director, observation, wholly);
  } finally {
    await director.close();
  }
}

async function bringTo(
  state: WatchState,
  director: Director,
  observation: Observation,
  wholly: boolean,
): Promise<Brought> {
  const { good, planning, world } = state;
  if (!good) return { kind: 'refused', fingerprint: null };
  const now = tableOf(observation);
  const journal = await journalOf(director.spec, world);
  const base = journal && (await lastApplied(journal, targetPath(nameOf(state), world)));
  const added = journal ? await addedByUnfinished(journal) : [];
  const isFull = state.options['overwrite-drift'];
  const target = base && !wholly && !isFull && added.length === 0 ? keepDrift(base, now, good.table) : good.table;
  const plan = planChanges(observation, target, {
    ...planning.plan,
    ...(await kernelSettings(director, world)),
    ...(!isFull && { owned: true }),
    known: tableAfter(base ?? emptyTable, added),
  });
  const against = [
    ...planBreaches(plan, good.policies)
      .filter(forbids)
      .map(({ policy, why }) => `policy ${policy.name}: ${why}`),
    ...limitsBroken(observation, plan, planning).map(words),
  ];
  if (against.length > 0) {
    refuse(state, against);
    return { kind: 'refused', fingerprint: null };
  }
  if (plan.steps.length === 0 && base) {
    state.outcome = exitCodes.ok;
    return inForce(state, observation, false, () => {
      tellEvent({ event: 'unchanged', fingerprint: fingerprint(now) }, world);
    });
  }
  return change(state, director, plan, base === null);
}

async function change(state: WatchState, director: Director, plan: Plan, isFirst: boolean): Promise<Brought> {
  const { good, planning, world } = state;
  const { leastCapacity } = planning;
  const name = nameOf(state);
  const applied = good && { target: targetPath(name, world), table: good.table };
  const changing = { plan, name, leastCapacity, policies: good?.policies ?? [], ...(applied && { applied }) };
  const outcome = await changeTable(changing, director, world);
  state.outcome = exitOf(outcome);
  const commands = plan.steps.map(({ change: each }) => changeLine(each));
  const after = await director.observe(world.interrupted);
  if (state.outcome !== exitCodes.ok) {
    tellEvent({ event: 'failed', commands }, world);
    const found = after.ok ? fingerprint(tableOf(after.value)) : null;
    return { kind: isWorthAnotherTry(outcome, state) ? 'failed' : 'refused', fingerprint: found };
  }
  state.recorded = 0;
  if (!after.ok) return away(state, after.failure.kind, 'bringing');
  tellEvent({ event: 'applied', fingerprint: fingerprint(tableOf(after.value)), commands }, world);
  return inForce(state, after.value, isFirst, () => undefined);
}

/** Reports what still differs from the files; `same` is called when nothing does. */
function inForce(state: WatchState, observation: Observation, isFirst: boolean, same: () => void): Brought {
  state.found = observation;
  const { world } = state;
  const commands = wayBack(state);
  const others = commands.every((line) => /^-[Dd] /.test(line));
  const first = 'first contact with this table: services of others stay; --overwrite-drift removes them';
  const later = 'the files do not name it; --overwrite-drift removes it';
  if (commands.length === 0) same();
  else if (others) tellEvent({ event: 'kept', commands, why: isFirst ? first : later }, world);
  else tellEvent({ event: 'drift', commands }, world);
  return { kind: 'brought', fingerprint: fingerprint(tableOf(observation)) };
}

/** From the table as last read to the files. */
export function wayBack({ good, found, planning }: WatchState): readonly string[] {
  if (!good || !found) return [];
  const { steps } = planChanges(found, good.table, { ...planning.plan, impacts: false });
  return steps.map(({ change: each }) => changeLine(each));
}
