import type { Observation } from '../../domain/observation.ts';
import { columns } from '../columns/columns.ts';
import { seenAtOnce } from './seen-at-once.ts';
import { plainArrangement } from '../rows/arrangement.ts';
import { rowsOf } from '../rows/tree.ts';
import { rowName } from '../rows/row-name.ts';
import { serviceName } from '../columns/service-name.ts';

/** The table of the console for a spreadsheet (RFC 4180): one record for each row, numbers whole. */
export function tableCsv(observation: Observation): string {
  const seen = seenAtOnce(observation);
  const others = columns.slice(1);
  const head = ['kind', 'service', 'server', ...others.map(({ name }) => name)];
  const records = rowsOf(observation, plainArrangement).map((row) => [
    row.kind,
    serviceName(row.service.key),
    row.kind === 'server' ? rowName(row) : '',
    ...others.map((column) => valueText(column.value(row, seen))),
  ]);
  return [head, ...records].map((record) => `${record.map(quoted).join(',')}\r\n`).join('');
}

function valueText(value: ReturnType<(typeof columns)[number]['value']>): string {
  return value === null ? '' : String(value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
