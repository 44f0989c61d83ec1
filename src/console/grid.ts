import type { RowId } from '../live/identity.ts';
import type { SeenBefore } from '../live/server-state.ts';
import type { Column, GridRow } from './columns/column.ts';
import type { StyledLine, Tone } from './paint/line.ts';
import type { TreeRow } from './row.ts';
import type { Arrangement } from './rows/arrangement.ts';
import type { Rows } from './rows/rows.ts';
import type { State } from './state.ts';

/** Rows with a cursor. Cursor, marks, sorting, filter, search, scrolling and drawing are the same for every grid. */
export interface Grid<Row extends GridRow = GridRow> {
  /** Titles of the first column, longest first. */
  readonly titles: readonly string[];
  readonly columns: readonly Column<Row>[];
  /** The rows as arranged. Called again only when what is shown or the arrangement has changed. */
  rows(state: State, how: Arrangement): Rows<Row>;
  /** What the rows are made of, besides the arrangement: the rows are made again when one of these is another. */
  sources(state: State): readonly unknown[];
  /** The text for searches and plain words of filters, in lower case. */
  text(row: Row): string;
  /** The widest name with its branch, in terminal columns. */
  longest(rows: Rows<Row>): number;
  /** The tree before a name. */
  branch?(row: Row, narrow: boolean): string;
  /** What follows a name. */
  suffix?(row: Row): string;
  nameTone?(row: Row): Tone;
  /** A letter in front of a row that needs a look. */
  sign?(row: Row, seen: SeenBefore): { readonly text: string; readonly tone: Tone } | null;
  /** The rows of the table that change keys act on. */
  targets?(row: Row): readonly TreeRow[];
  /** The group that a row can be folded into: its own for a head. */
  group?(row: Row): RowId | null;
  /** What rows can be grouped by, in the order of the key. */
  readonly groupings?: readonly string[];
  /** The row of the services view that Enter goes to; undefined if Enter shows the details of the row. */
  goesTo?(row: Row): RowId | null;
  /** Whether marks may be put on a row by `A`. */
  markable?(row: Row): boolean;
  /** The row in full, for the panel beside the rows and the view of details. */
  panel?(row: Row, state: State, width: number): readonly StyledLine[];
  /** What is said when there are no rows and no filter hides them. */
  empty(state: State): string;
}
