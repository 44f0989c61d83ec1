import type { Tone } from '../paint/line.ts';
import type { Row } from '../rows/row.ts';

export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
}

/** A column of the table, and everything that is known of it. */
export interface Column {
  /** The word for it in filters, `:sort` and CSV. */
  readonly name: string;
  readonly title: string;
  /** Columns of the terminal; the first column takes what its names need. */
  readonly width: number;
  readonly align: 'left' | 'right';
  /** What it shows, for the help. */
  readonly summary: string;
  cell(row: Row): Cell;
  /** What the column is sorted by, and compared with in a filter; null where a row has nothing to show. */
  value(row: Row): number | string | null;
}
