import type { GridRow } from './columns/column.ts';
import { chooseColumns, type ChosenColumns } from './columns/choose.ts';
import type { Grid } from './grid.ts';
import type { Rows } from './rows/rows.ts';
import { shownRows } from './selectors.ts';
import type { State } from './state.ts';
import { gridOf } from './view-registry.ts';
import { longestShown } from './shown-text.ts';
import { shownColumns } from './shown-columns.ts';

/** The columns for this width. The name column fits the longest name, so that nothing jumps while scrolling. */
export function gridColumns(state: State, width: number): ChosenColumns {
  const columns = shownColumns(state);
  const rows = shownRows(state);
  const [first] = columns;
  const named = first === undefined ? 0 : longestShown(first, rows, state);
  return chooseColumns(columns, width, Math.max(named, longestName(gridOf(state), rows)), state.table.left);
}

const widths = new WeakMap<Rows<GridRow>, number>();

function longestName(grid: Grid, rows: Rows<GridRow>): number {
  const known = widths.get(rows) ?? grid.longest(rows);
  widths.set(rows, known);
  return known;
}
