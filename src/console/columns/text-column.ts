import { foreign, type Tone } from '../paint/line.ts';
import type { Column, GridRow } from './column.ts';

type Titles = Pick<Column, 'name' | 'title' | 'width' | 'summary' | 'widens' | 'essential'>;

/** A column of text from elsewhere, which is escaped; rows for which `of` gives null are empty in it. */
export function textColumn<Row extends GridRow>(
  titles: Titles,
  of: (row: Row) => string | null,
  tone?: Tone,
): Column<Row> {
  return {
    ...titles,
    align: 'left',
    cell: (row) => ({ text: foreign(of(row) ?? ''), ...(tone && { tone }) }),
    value: of,
  };
}
