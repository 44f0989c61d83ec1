import type { Observation } from '../../domain/observation.ts';
import { columns } from '../columns/columns.ts';
import { plainArrangement, rowsOf } from '../rows/tree.ts';
import { rowName } from '../selectors.ts';
import { serviceName } from '../columns/service-name.ts';

/** The table of the console for a spreadsheet (RFC 4180): one record for each row, numbers whole. */
export function tableCsv(observation: Observation): string {
  const others = columns.slice(1);
  const head = ['kind', 'service', 'server', ...others.map(({ name }) => name)];
  const records = rowsOf(observation, plainArrangement).map((row) => [
    row.kind,
    serviceName(row.service.key),
    row.kind === 'server' ? rowName(row) : '',
    ...others.map((column) => valueText(column.value(row))),
  ]);
  return [head, ...records].map((record) => `${record.map(quoted).join(',')}\r\n`).join('');
}

function valueText(value: ReturnType<(typeof columns)[number]['value']>): string {
  return value === null ? '' : String(value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
