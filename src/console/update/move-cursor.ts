import { columns } from '../columns/columns.ts';
import { type Transition, stay } from '../effect.ts';
import { layout } from '../layout.ts';
import { cursorRow, shownRows } from '../selectors.ts';
import { isGrid, type State } from '../state.ts';
import { serviceId, type RowId } from '../../live/identity.ts';

export type Distance = number | 'page' | '-page' | 'half' | '-half' | 'start' | 'end';

/** Moves the cursor of the table, or scrolls a view that has none. */
export function move(state: State, distance: Distance): Transition {
  if (!isGrid(state.view)) return stay(scrolled(state, distance));
  const rows = shownRows(state);
  const place = target(state.table.place, distance, layout(state).body, rows.length);
  const cursor = rows[place]?.id ?? null;
  return stay({ ...state, table: { ...state.table, place, cursor } });
}

export function scrollColumns(state: State, by: number): Transition {
  const left = Math.max(0, Math.min(columns.length - 2, state.table.left + by));
  return stay({ ...state, table: { ...state.table, left } });
}

/** Folds the service of the row under the cursor; the cursor goes to the service. */
export function fold(state: State, folded: boolean): Transition {
  const row = cursorRow(state);
  if (row === null || row.kind === 'machine') return stay(state);
  const id = serviceId(row.service.key);
  const all = new Set(state.table.folded);
  if (folded) all.add(id);
  else all.delete(id);
  return stay(onRow({ ...state, table: { ...state.table, folded: all } }, folded ? id : row.id));
}

/** Folds every service, or unfolds all if any is folded. */
export function foldAll(state: State): Transition {
  const open = state.table.folded.size > 0;
  const ids = shownRows(state)
    .filter(({ kind }) => kind === 'service')
    .map(({ id }) => id);
  const row = cursorRow(state);
  if (row?.kind === 'machine') return stay(state);
  const next = { ...state, table: { ...state.table, folded: new Set(open ? [] : ids) } };
  return stay(row === null ? next : onRow(next, open ? row.id : serviceId(row.service.key)));
}

export function onRow(state: State, id: RowId): State {
  const place = shownRows(state).findIndex((row) => row.id === id);
  return place < 0 ? state : { ...state, table: { ...state.table, cursor: id, place } };
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
