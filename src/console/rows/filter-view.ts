import { columnByName, columns } from '../columns/columns.ts';
import { serviceName } from '../columns/service-name.ts';
import type { FilterView } from '../filter/filter.ts';
import type { Row, ServerRow } from '../row.ts';
import { type Arrangement, columnsView, nothingSeen } from './arrangement.ts';

/** A server also has the name and scheduler of its service, so that filters find the service's servers. */
export function tableView(how: Pick<Arrangement, 'seen' | 'nameOf'>): FilterView<Row> {
  const own = columnsView(columns, textOf, how);
  return {
    ...own,
    words: (row, column) =>
      row.kind === 'server' && inherited.has(column)
        ? `${own.words(row, column)} ${ofService(row, column).toLowerCase()}`
        : own.words(row, column),
  };
}

/** The text of a row and its service, for searches and plain words. */
export function textOf(row: Row): string {
  const words = [tableCell('name', row), tableCell('method', row), row.id];
  if (row.kind === 'machine') words.push(...row.servers.map(({ id }) => id));
  if (row.kind === 'server') words.push(serviceName(row.service.key), row.service.scheduler);
  return words.join(' ').toLowerCase();
}

const inherited: ReadonlySet<string> = new Set(['name', 'method', 'options']);

function ofService({ service }: ServerRow, column: string): string {
  return tableCell(column, { kind: 'service', id: '', service, folded: false });
}

function tableCell(column: string, row: Row): string {
  return columnByName(column)?.cell(row, nothingSeen).text ?? '';
}
