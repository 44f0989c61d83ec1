import type { Row } from '../row.ts';
import { nothing } from './cells.ts';
import type { Column } from './column.ts';

/** A column of what a director counts: empty, not 0, where it counts no connections. */
export function counted(column: Column<Row>): Column<Row> {
  return {
    ...column,
    cell: (row, seen) => (seen.uncounted ? nothing : column.cell(row, seen)),
    value: (row, seen) => (seen.uncounted ? null : column.value(row, seen)),
  };
}
