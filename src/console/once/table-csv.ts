import type { Observation } from '../../domain/observation.ts';
import { columns } from '../columns/columns.ts';
import { seenAtOnce } from './seen-at-once.ts';
import { plainArrangement } from '../rows/arrangement.ts';
import { rowsOf } from '../rows/tree.ts';
import { rowName } from '../rows/row-name.ts';
import { serviceName } from '../columns/service-name.ts';

const others = columns.slice(1);

export const tableHead: readonly string[] = ['kind', 'service', 'server', ...others.map(({ name }) => name)];

/** The table of the console for a spreadsheet: one record for each row, numbers whole. */
export function tableRecords(observation: Observation): readonly (readonly string[])[] {
  const seen = seenAtOnce(observation);
  return rowsOf(observation, plainArrangement).map((row) => [
    row.kind,
    serviceName(row.service.key),
    row.kind === 'server' ? rowName(row) : '',
    ...others.map((column) => String(column.value(row, seen) ?? '')),
  ]);
}
