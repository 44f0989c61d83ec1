import { type Transition, stay } from '../effect.ts';
import { layout } from '../layout.ts';
import { placeOfId } from '../rows/rows.ts';
import { cursorRow, shownRows } from '../selectors.ts';
import type { State } from '../state.ts';
import { gridOf, isGrid } from '../view-registry.ts';
import { type RowId, serviceId } from '../../live/identity.ts';
import type { Change } from '../../domain/change.ts';

export type Distance = number | 'page' | '-page' | 'half' | '-half' | 'start' | 'end';

/** Moves the cursor of the table, or scrolls a view that has none. */
export function move(state: State, distance: Distance): Transition {
  if (!isGrid(state.view)) return stay(scrolled(state, distance));
  const rows = shownRows(state);
  const place = target(state.table.place, distance, layout(state).body, rows.length);
  const cursor = rows.at(place)?.id ?? null;
  return stay({ ...state, table: { ...state.table, place, cursor } });
}

export function scrollColumns(state: State, by: number): Transition {
  const left = Math.max(0, Math.min(gridOf(state).columns.length - 2, state.table.left + by));
  return stay({ ...state, table: { ...state.table, left } });
}

/** Folds or unfolds the group of the row under the cursor; the cursor goes to its head when it is folded. */
export function fold(state: State, folded: boolean): Transition {
  const row = cursorRow(state);
  const id = row && (gridOf(state).group?.(row) ?? null);
  if (row === null || id === null) return stay(state);
  const all = new Set(state.table.folded);
  if (folded) all.add(id);
  else all.delete(id);
  return stay(onRow({ ...state, table: { ...state.table, folded: all } }, row.id, id));
}

/** Folds every group, or unfolds all if any is folded. */
export function foldAll(state: State): Transition {
  const { group } = gridOf(state);
  const row = cursorRow(state);
  if (row === null || group === undefined) return stay(state);
  const some = state.table.folded.size > 0;
  const ids = [...shownRows(state)].flatMap((each) => (group(each) === each.id ? [each.id] : []));
  const next = { ...state, table: { ...state.table, folded: new Set(some ? [] : ids) } };
  return stay(onRow(next, row.id, group(row) ?? row.id));
}

/** Moves the cursor to the first of these rows that is shown. */
export function onRow(state: State, ...ids: readonly RowId[]): State {
  const rows = shownRows(state);
  for (const id of ids) {
    const place = placeOfId(rows, id);
    if (place >= 0) return { ...state, table: { ...state.table, cursor: id, place } };
  }
  return state;
}

/** The cursor goes to a service that was added, so that the next keys are about it. */
export function onAdded(state: State, done: readonly Change[]): State {
  const [first] = done;
  return first?.kind === 'add-service' && state.grid === 'table' ? onRow(state, serviceId(first.service.key)) : state;
}

function scrolled(state: State, distance: Distance): State {
  const top =
    distance === 'end' ? Number.MAX_SAFE_INTEGER : target(state.list.top, distance, layout(state).body, Infinity);
  return { ...state, list: { top } };
}

function target(from: number, distance: Distance, body: number, count: number): number {
  const page = Math.max(1, body - 1);
  const by = { page, '-page': -page, half: Math.ceil(page / 2), '-half': -Math.ceil(page / 2) };
  const to =
    distance === 'start'
      ? 0
      : distance === 'end'
        ? count - 1
        : from + (typeof distance === 'number' ? distance : by[distance]);
  return Math.max(0, Math.min(count - 1, to));
}
