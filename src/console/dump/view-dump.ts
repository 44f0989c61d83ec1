import type { Result } from '../../domain/result.ts';
import { failure, success } from '../../domain/result.ts';
import type { GridRow } from '../columns/column.ts';
import { csvText } from '../once/csv-text.ts';
import { foreign, type StyledLine } from '../paint/line.ts';
import { shownRows } from '../selectors.ts';
import { shownSample } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { gridOf, isGrid, viewName } from '../view-registry.ts';
import { pageOf } from '../views/page.ts';
import { shownColumns } from '../shown-columns.ts';
import { gridText } from './grid-text.ts';
import { shownValue } from './shown-value.ts';

export interface ViewDump {
  readonly text: string;
  readonly rows: number;
}

/**
 * The view as it is arranged, whole: filtered rows in their order, chosen columns, hidden clients. By the ending of the
 * file's name: `.csv`, `.json` (`schemas/view.schema.json`), or text. Fails, with a sentence, where a view has no rows.
 */
export function viewDump(state: State, path: string): Result<ViewDump, string> {
  const format = /\.(csv|json)$/i.exec(path)?.[1]?.toLowerCase();
  if (!isGrid(state.view)) {
    if (format !== undefined)
      return failure(`this view has no rows for ${format.toUpperCase()}; use a name without .${format}`);
    const { head, lines } = pageOf(state);
    return success({
      text: `${headLine(state)}\n${[...head, ...lines].map(lineText).join('\n')}\n`,
      rows: lines.length,
    });
  }
  const rows = shownRows(state).slice();
  if (format === 'csv') return success({ text: csvText(records(rows, state)), rows: rows.length });
  if (format === 'json') return success({ text: viewJson(rows, state), rows: rows.length });
  return success({ text: `${headLine(state)}\n${gridText(rows, state)}`, rows: rows.length });
}

function headLine(state: State): string {
  const { source, table } = state;
  const words = [
    `${viewName(state)} of ${source.spec}`,
    ...(source.simulated === null ? [] : ['SIMULATED']),
    timeOf(state),
    ...(isGrid(state.view) && table.filter !== '' ? [`filter: ${table.filter}`] : []),
  ];
  return words.map(foreign).join(', ');
}

function timeOf(state: State): string {
  return new Date(shownSample(state)?.at ?? state.now).toISOString();
}

function lineText({ spans }: StyledLine): string {
  return spans
    .map(({ text }) => foreign(text))
    .join('')
    .trimEnd();
}

function records(rows: readonly GridRow[], state: State): readonly (readonly string[])[] {
  const columns = shownColumns(state);
  return [
    ['kind', 'group', ...columns.map(({ name }) => name)],
    ...rows.map((row) => [
      row.kind,
      groupOf(row, state),
      ...columns.map((column) => String(shownValue(column, row, state) ?? '')),
    ]),
  ];
}

/** The row that a row is below; empty for a head, and where rows are not grouped. */
function groupOf(row: GridRow, state: State): string {
  const group = gridOf(state).group?.(row) ?? null;
  const isHidden = state.privacy && group?.startsWith('group network ') === true;
  return group === null || group === row.id || isHidden ? '' : group;
}

function viewJson(rows: readonly GridRow[], state: State): string {
  const columns = shownColumns(state);
  const { source, table } = state;
  const value = {
    version: 1,
    view: viewName(state),
    director: source.spec,
    ...(source.simulated !== null && { simulated: source.simulated }),
    at: timeOf(state),
    ...(table.filter !== '' && { filter: table.filter }),
    rows: rows.map((row) => {
      const group = groupOf(row, state);
      const values = columns.flatMap((column) => {
        const shown = shownValue(column, row, state);
        return shown === null ? [] : [[column.name, shown]];
      });
      return { kind: row.kind, ...(group !== '' && { group }), values: Object.fromEntries(values) as object };
    }),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
