import { textWidth } from '../report/text-width.ts';
import { withNames } from './address-names.ts';
import type { Column, GridRow } from './columns/column.ts';
import { nothingSeen } from './rows/arrangement.ts';
import type { Rows } from './rows/rows.ts';
import type { State } from './state.ts';

/** The text of a cell as the operator wants it: clients hidden, names instead of addresses. */
export function shownText(column: Column, row: GridRow, text: string, state: State): string {
  const hidden = state.privacy ? (column.hidden?.(row) ?? null) : null;
  if (hidden !== null) return hidden;
  return state.names && column.align === 'left' ? withNames(text, state.preferences.nameOf) : text;
}

/** Of the longest branch of a tree, and the sign in front of it. */
const branchWidth = 5;

const widths = new WeakMap<Rows<GridRow>, number>();

/** The widest name of rows whose addresses have names, with its branch; 0 while names are not shown. */
export function longestShown(column: Column, rows: Rows<GridRow>, state: State): number {
  if (!state.names) return 0;
  const known = widths.get(rows);
  if (known !== undefined) return known;
  const longest = [...rows].reduce((most, row) => {
    const text = column.cell(row, nothingSeen).text;
    return Math.max(most, branchWidth + textWidth(withNames(text, state.preferences.nameOf)));
  }, 0);
  widths.set(rows, longest);
  return longest;
}
