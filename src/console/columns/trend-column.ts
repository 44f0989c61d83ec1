import { series } from '../../live/history.ts';
import type { Row } from '../row.ts';
import type { Column } from './column.ts';
import { nothing } from './cells.ts';
import { trend } from './trend.ts';

const width = 12;

/** The active connections of the last samples, in one cell. */
export const trendColumn: Column<Row> = {
  name: 'trend',
  title: 'ACTIVE TREND',
  width,
  align: 'left',
  summary: 'active connections over the last two minutes, the latest at the right',
  cell: (row, { history }) => {
    if (row.kind === 'machine') return nothing;
    const drawn = trend(series(history, row.id, 'active'), width);
    return { text: drawn, tone: 'accent' };
  },
  value: (row, { history }) => {
    if (row.kind === 'machine') return null;
    const values = series(history, row.id, 'active');
    return (values.at(-1) ?? 0) - (values.find((value) => value !== null) ?? 0);
  },
};
