import { columnByName, columns } from '../columns/columns.ts';
import { serviceName } from '../columns/service-name.ts';
import { type Filter, type FilterColumn, type FilterFault, type FilterView, noFilter } from '../filter/filter.ts';
import { readFilter } from '../filter/read-filter.ts';
import type { Result } from '../../domain/result.ts';
import type { Row, ServerRow } from '../row.ts';

/** The columns that a filter may name. */
const filterColumns: readonly FilterColumn[] = columns.map(({ name, align }) => ({
  name,
  isNumber: align === 'right',
}));

/** A server also has the name and scheduler of its service, so that filters find the service's servers. */
export const tableView: FilterView<Row> = {
  text: (row) => textOf(row),
  words: (row, column) => {
    const own = columnByName(column)?.cell(row).text ?? '';
    return (row.kind === 'server' && inherited.has(column) ? `${own} ${ofService(row, column)}` : own).toLowerCase();
  },
  value: (row, column) => columnByName(column)?.value(row) ?? null,
};

export function readTableFilter(text: string): Result<Filter, FilterFault> {
  return readFilter(text, filterColumns);
}

/** The current filter. The state only holds valid ones. */
export function tableFilter(text: string): Filter {
  const read = readTableFilter(text);
  return read.ok && text.trim() !== '' ? read.value : noFilter;
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
  return columnByName(column)?.cell(row).text ?? '';
}
