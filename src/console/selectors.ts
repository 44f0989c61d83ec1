import { type AddressNames, textWithNames } from './address-names.ts';
import type { GridRow } from './columns/column.ts';
import { type Filter, noFilter } from './filter/filter.ts';
import type { Grid } from './grid.ts';
import type { TreeRow } from './row.ts';
import { type Arrangement, readColumnsFilter } from './rows/arrangement.ts';
import { placeOfId, type Rows } from './rows/rows.ts';
import { seenBefore } from './shown-sample.ts';
import type { State } from './state.ts';
import { gridOf } from './view-registry.ts';

/** The rows of the grid as arranged. Called many times for one state, so the last result is cached. */
export function shownRows(state: State): Rows<GridRow> {
  const grid = gridOf(state);
  const { folded, sort, held, filter, grouping } = state.table;
  const made: readonly unknown[] = [
    ...[grid, folded, sort, held, filter, grouping, shownNames(state)],
    ...grid.sources(state),
  ];
  const { kept } = memory;
  if (kept?.made.length === made.length && kept.made.every((part, at) => part === made[at])) return kept.rows;
  const rows = grid.rows(state, arrangementOf(state));
  memory.kept = { made, rows };
  return rows;
}

/** All rows in the order of now, also those that a filter or a folded service hides. */
export function allRows(state: State): Rows<GridRow> {
  return gridOf(state).rows(state, { ...arrangementOf(state), folded: new Set(), filter: noFilter });
}

function arrangementOf(state: State): Arrangement {
  const { folded, sort, held, filter, grouping } = state.table;
  const nameOf = shownNames(state);
  return {
    folded,
    sort,
    held,
    grouping,
    filter: gridFilter(gridOf(state), filter),
    seen: seenBefore(state),
    ...(nameOf && { nameOf }),
  };
}

interface Kept {
  readonly made: readonly unknown[];
  readonly rows: Rows<GridRow>;
}

const memory: { kept: Kept | null } = { kept: null };

/** The text of a row for searches. */
export function searchedText(row: GridRow, state: State): string {
  return textWithNames(gridOf(state).text(row), shownNames(state));
}

function shownNames({ names, preferences }: State): AddressNames | undefined {
  return names ? preferences.nameOf : undefined;
}

/** The current filter. The state only holds valid ones. */
export function gridFilter({ columns }: Grid, text: string): Filter {
  if (text.trim() === '') return noFilter;
  const read = readColumnsFilter(text, columns);
  return read.ok ? read.value : noFilter;
}

/** The row under the cursor. */
export function cursorRow(state: State): GridRow | null {
  const rows = shownRows(state);
  const at = rows.at(state.table.place);
  if (at?.id === state.table.cursor) return at ?? null;
  return rows.at(placeOfId(rows, state.table.cursor)) ?? null;
}

/** The rows that a key acts on: the visible marked ones, or the one under the cursor if none is marked. */
export function chosenRows(state: State): readonly GridRow[] {
  const { marks } = state.table;
  if (marks.size === 0) {
    const row = cursorRow(state);
    return row === null ? [] : [row];
  }
  return [...shownRows(state)].filter(({ id }) => marks.has(id));
}

/** The chosen rows as rows of the table: a machine as its servers in every service. */
export function chosenTreeRows(state: State): readonly TreeRow[] {
  const grid = gridOf(state);
  return chosenRows(state).flatMap((row) => grid.targets?.(row) ?? []);
}

/** The row of the table under the cursor; null if it has none or several. */
export function cursorTreeRow(state: State): TreeRow | null {
  const [only, ...more] = cursorTargets(state);
  return more.length > 0 ? null : (only ?? null);
}

/** The rows of the table that the row under the cursor is about. */
export function cursorTargets(state: State): readonly TreeRow[] {
  const row = cursorRow(state);
  return row === null ? [] : (gridOf(state).targets?.(row) ?? []);
}

/** How many marked rows are hidden by a filter or a folded service; keys do not act on them. */
export function hiddenMarks(state: State): number {
  return state.table.marks.size === 0 ? 0 : state.table.marks.size - chosenRows(state).length;
}
