import type { Tone } from '../paint/line.ts';
import type { Row } from '../row.ts';

export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
}

/** A column of the table and its properties. */
export interface Column {
  /** The word for it in filters, `:sort` and CSV. */
  readonly name: string;
  readonly title: string;
  /** Terminal columns; the first column is as wide as its names need. */
  readonly width: number;
  readonly align: 'left' | 'right';
  /** What it shows, for the help. */
  readonly summary: string;
  cell(row: Row): Cell;
  /** The value for sorting and filtering; null if a row has none. */
  value(row: Row): number | string | null;
}
