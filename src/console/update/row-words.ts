import { methodWord } from '../../domain/other-method.ts';
import { serverKeyText } from '../../domain/server.ts';
import { serviceName } from '../columns/service-name.ts';
import type { ServerRow, TreeRow } from '../row.ts';
import { rowName } from '../rows/row-name.ts';

/** What a proposal calls the rows that it is about. */
export function rowsNamed(rows: readonly TreeRow[]): string {
  const [first] = rows;
  if (first === undefined) return 'nothing';
  if (rows.length > 1)
    return rows.every(({ kind }) => kind === 'server') ? `${rows.length} real servers` : `${rows.length} rows`;
  return first.kind === 'service'
    ? rowName(first)
    : `${serverKeyText(first.server)} of ${serviceName(first.service.key)}`;
}

/** Why a real server cannot be edited with rules. */
export function whyNoEdit(row: ServerRow): string {
  const { otherMethod } = row.server;
  const shown = otherMethod === undefined ? 'with unknown settings' : `as ${methodWord(row.server)}`;
  return `the kernel shows ${rowName(row)} ${shown}: no rule can express this, and an edit would replace it`;
}
