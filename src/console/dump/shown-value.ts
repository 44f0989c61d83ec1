import type { Column, GridRow } from '../columns/column.ts';
import { seenBefore } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { shownText } from '../shown-text.ts';

/** The value of a cell as the operator wants it seen; null if a row has none. */
export function shownValue(column: Column, row: GridRow, state: State): number | string | null {
  const value = column.value(row, seenBefore(state));
  return typeof value === 'string' ? shownText(column, row, value, state) : value;
}
