import { type Transition, stay } from '../effect.ts';
import { readColumnsFilter } from '../rows/arrangement.ts';
import { placeOfId } from '../rows/rows.ts';
import { allRows, cursorRow, shownRows } from '../selectors.ts';
import { withSavedFilters } from '../saved-filters.ts';
import type { State } from '../state.ts';
import { gridOf } from '../view-registry.ts';
import { say } from './say.ts';

/** Sorts by the column to the left or right of the one that the table is sorted by. */
export function sortBeside(state: State, by: 1 | -1): Transition {
  const names = gridOf(state).columns.map(({ name }) => name);
  const now = state.table.sort === null ? -1 : names.indexOf(state.table.sort.column);
  const at = now + by;
  const column = at === names.length || at < -1 ? undefined : at === -1 ? undefined : names[at];
  if (column === undefined && now === -1) return sortBy(state, names.at(-1) ?? null);
  return column === undefined ? sortBy(state, null) : sortBy(state, column);
}

/** Null: the order of addition. Numbers begin with the largest. */
export function sortBy(state: State, column: string | null): Transition {
  const descending = gridOf(state).columns.find(({ name }) => name === column)?.align === 'right';
  const sort = column === null ? null : { column, descending };
  return stay({ ...state, table: { ...state.table, sort, held: null } });
}

export function invertSort(state: State): Transition {
  const { sort } = state.table;
  if (sort === null) return stay(state);
  return stay({ ...state, table: { ...state.table, sort: { ...sort, descending: !sort.descending }, held: null } });
}

/** Keeps the rows where they are while their figures change, or lets the sort move them again. */
export function holdOrder(state: State): Transition {
  const { table } = state;
  if (table.held !== null) {
    return stay(say({ ...state, table: { ...table, held: null } }, 'plain', 'the sort moves the rows again'));
  }
  const held = new Map([...allRows(state)].map(({ id }, place) => [id, place]));
  return stay(
    say({ ...state, table: { ...table, held } }, 'plain', 'the rows keep their order; their figures stay live'),
  );
}

/** An invalid filter keeps the current one and shows the error. */
export function filterBy(state: State, filter: string): Transition {
  const whole = withSavedFilters(filter, state.preferences.filters);
  if (!whole.ok) return stay(say(state, 'warning', whole.failure));
  const read = readColumnsFilter(whole.value, gridOf(state).columns);
  if (read.ok) return stay({ ...state, table: { ...state.table, filter: whole.value } });
  return stay(say(state, 'warning', `not a filter: ${read.failure.why}`));
}

export function mark(state: State): Transition {
  const row = cursorRow(state);
  if (row === null) return stay(state);
  const marks = new Set(state.table.marks);
  if (!marks.delete(row.id)) marks.add(row.id);
  const rows = shownRows(state);
  const place = Math.min(rows.length - 1, state.table.place + 1);
  return stay({ ...state, table: { ...state.table, marks, place, cursor: rows.at(place)?.id ?? null } });
}

/** Marks every row from the one marked last to the one under the cursor. */
export function markRange(state: State): Transition {
  const rows = shownRows(state);
  const last = [...state.table.marks].at(-1);
  const from = placeOfId(rows, last);
  if (from < 0) return stay(say(state, 'warning', 'the row that was marked last is hidden; Space marks another one'));
  const [first, end] = [Math.min(from, state.table.place), Math.max(from, state.table.place)];
  const { markable } = gridOf(state);
  const between = rows.slice(first, end + 1).filter((row) => markable?.(row) !== false);
  const marks = new Set([...state.table.marks, ...between.map(({ id }) => id)]);
  return stay({ ...state, table: { ...state.table, marks } });
}

/** Marks every visible real server. */
export function markShown(state: State): Transition {
  const marks = new Set(state.table.marks);
  const { markable } = gridOf(state);
  for (const row of shownRows(state)) if (markable?.(row) === true) marks.add(row.id);
  return stay({ ...state, table: { ...state.table, marks } });
}

export function unmark(state: State): Transition {
  return stay({ ...state, table: { ...state.table, marks: new Set() } });
}

/** Groups by the next of what the grid can group by, then by nothing again. */
export function groupBeside(state: State): Transition {
  const { groupings = [] } = gridOf(state);
  return groupBy(state, groupings[groupings.indexOf(state.table.grouping) + 1] ?? '');
}

/** Empty: no groups. They begin folded. */
function groupBy(state: State, grouping: string): Transition {
  const next = {
    ...state,
    table: { ...state.table, grouping, held: null, folded: new Set<string>(), place: 0, cursor: null },
  };
  return stay(say(next, 'plain', grouping === '' ? 'not grouped' : `grouped by ${grouping}; Enter opens a group`));
}
