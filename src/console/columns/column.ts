import type { RowId } from '../../live/identity.ts';
import type { SeenBefore } from '../../live/server-state.ts';
import type { Tone } from '../paint/line.ts';

export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
}

/** What every row of a grid has. */
export interface GridRow {
  readonly kind: string;
  readonly id: RowId;
}

/** A column of a grid and its properties. A column only gets rows of its own grid. */
export interface Column<Row extends GridRow = GridRow> {
  /** The word for it in filters, `:sort` and CSV. */
  readonly name: string;
  readonly title: string;
  /** Terminal columns; the first column is as wide as its names need. */
  readonly width: number;
  readonly align: 'left' | 'right';
  /** It takes all the room that is left in a row. */
  readonly widens?: true;
  /** It says most about a row: it is the last to be left out, and is cut where there is little room. */
  readonly essential?: true;
  /** It says something of groups only: left out where rows are not grouped, unless it was chosen. */
  readonly ofGroups?: true;
  /** What it shows, for the help. */
  readonly summary: string;
  /** What it shows while the addresses of clients are hidden; null for the same. */
  hidden?(row: Row): string | null;
  cell(row: Row, seen: SeenBefore): Cell;
  /** The value for sorting and filtering; null if a row has none. */
  value(row: Row, seen: SeenBefore): number | string | null;
}
