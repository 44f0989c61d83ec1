import type { GridRow } from '../columns/column.ts';
import { foreign } from '../paint/line.ts';
import { shownRows } from '../selectors.ts';
import { seenBefore } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { gridOf } from '../view-registry.ts';
import { shownColumns } from '../shown-columns.ts';
import { shownText } from '../shown-text.ts';
import { stagedRows } from '../writing/staged.ts';
import { spoken } from './spoken.ts';

/** Columns that are read of a row where the operator has chosen none; Enter has the others. */
const usualColumns = 7;

/** A row in words: its name, what needs a look, its figures with their titles, and its place. */
export function rowSentence(row: GridRow, state: State): string {
  const grid = gridOf(state);
  const seen = seenBefore(state);
  const all = shownColumns(state);
  const [first, ...others] = state.table.columns === null ? all.slice(0, usualColumns) : all;
  const text = (column: (typeof all)[number]) =>
    spoken(foreign(shownText(column, row, column.cell(row, seen).text, state)));
  const name = first === undefined ? '' : `${text(first)}${grid.suffix?.(row) ?? ''}`;
  const staged = stagedRows(state.staged).get(row.id);
  const figures = others.map((column) => [column.title.toLowerCase(), text(column)] as const);
  return [
    name,
    ...(state.table.marks.has(row.id) ? ['marked'] : []),
    ...(staged === undefined ? [] : [stagedWords[staged.sign]]),
    ...figures.filter(([, value]) => value !== '').map(([title, value]) => `${title} ${value}`),
    `${state.table.place + 1} of ${shownRows(state).length}`,
  ].join(', ');
}

const stagedWords = { '+': 'staged to be added', '~': 'staged change', '-': 'staged to be deleted' } as const;
