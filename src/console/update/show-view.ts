import { type Transition, stay } from '../effect.ts';
import type { RowId } from '../../live/identity.ts';
import { placeOfId } from '../rows/rows.ts';
import { cursorRow, shownRows } from '../selectors.ts';
import { freshGrid } from '../initial.ts';
import type { State, View } from '../state.ts';
import { gridOf, isGrid, isTab, needsConnections, needsHost, needsLog, shownViews, tabOf } from '../view-registry.ts';
import { latestObservation, latestTable, stagedTable } from '../shown-sample.ts';
import { fold, onRow } from './move-cursor.ts';
import { play } from './play-recording.ts';
import { say } from './say.ts';

export function show(state: State, view: View): Transition {
  if (view === state.view) return stay(state);
  const back = isTab(view) ? 'table' : tabOf(state);
  const left = tabOf(state);
  const previous = isTab(view) && view !== left ? left : state.previous;
  const next = { ...withGrid(state, view), view, back, previous, list: { top: 0 } };
  if (needsLog(view)) return [next, [{ kind: 'read-log' }]];
  if (needsHost(view)) return [next, [{ kind: 'examine' }]];
  return [next, needsConnections(view) && state.replay === null ? [{ kind: 'connections' }] : []];
}

export function showBeside(state: State, by: 1 | -1): Transition {
  const views = shownViews(state);
  const at = views.findIndex(({ id }) => id === state.view);
  const next = views[(Math.max(at, 0) + by + views.length) % views.length];
  return show(state, next?.id ?? 'table');
}

/** Each grid keeps its own cursor, marks, sorting and filter while another is shown. */
function withGrid(state: State, view: View): State {
  const { grid, parked } = state;
  if (!isGrid(view) || view === grid) return state;
  return { ...state, grid: view, table: parked[view] ?? freshGrid, parked: { ...parked, [grid]: state.table } };
}

/** The row under the cursor in full; from a list about other rows, the row that it is about. */
export function showDetail(state: State): Transition {
  const row = cursorRow(state);
  if (row === null) return stay(state);
  const { goesTo, group } = gridOf(state);
  const target = goesTo?.(row) ?? null;
  if (target !== null) return goTo(state, target);
  if (goesTo !== undefined && group?.(row) === row.id) return fold(state, !state.table.folded.has(row.id));
  return show(state, 'detail');
}

/** The row of the services view, also when a filter or a fold hides it. */
function goTo(state: State, id: RowId): Transition {
  const [shown, effects] = show(state, 'table');
  const open = { ...shown, table: { ...shown.table, folded: new Set<RowId>() } };
  const there = [shown, open, { ...open, table: { ...open.table, filter: '' } }].find(
    (one) => placeOfId(shownRows(one), id) >= 0,
  );
  if (there === undefined) return stay(say(state, 'warning', `${id} is not in the table`));
  return [onRow(there, id), effects];
}

/** The staged changes under the present load, on the simulated kernel. */
export function showWhatIf(state: State): Transition {
  const { services } = latestObservation(state);
  const rates = services.map(({ rates: own }) => Number(own?.connections ?? 0n));
  const perSecond = rates.reduce((sum, one) => sum + one, 0) / Math.max(1, services.length);
  const [shown, effects] = show({ ...state, whatIf: null }, 'what-if');
  return [shown, [...effects, { kind: 'what-if', before: latestTable(state), after: stagedTable(state), perSecond }]];
}

/** One step back: first from a view, then from a search, a filter and marks. */
export function back(state: State): Transition {
  if (state.view === 'help' && state.helpSearch !== '') return stay({ ...state, helpSearch: '' });
  if (!isGrid(state.view)) return show(state, isTab(state.view) ? state.grid : state.back);
  const { table } = state;
  if (table.marks.size > 0) return stay({ ...state, table: { ...table, marks: new Set() } });
  if (table.filter !== '') return stay({ ...state, table: { ...table, filter: '' } });
  if (table.search !== '') return stay({ ...state, table: { ...table, search: '' } });
  return stay(state);
}

/** Pauses or resumes updates, and a recording. Samples are still taken. */
export function pause(state: State): Transition {
  if (state.replay !== null) return play(state);
  const { live } = state;
  if (live.frozen !== null) return stay({ ...state, live: { ...live, frozen: null } });
  if (live.latest === null) return stay(state);
  return stay({ ...state, live: { ...live, frozen: { sample: live.latest, since: live.latest.at } } });
}

export function toggleLock(state: State): Transition {
  if (state.lock === null) {
    const lock = { reason: 'locked with L; L unlocks', opens: true };
    return stay(say({ ...state, lock }, 'plain', 'locked: no changes until L is pressed again'));
  }
  if (!state.lock.opens) return stay(say(state, 'warning', `cannot be unlocked: ${state.lock.reason}`));
  return stay(say({ ...state, lock: null }, 'plain', 'unlocked'));
}
