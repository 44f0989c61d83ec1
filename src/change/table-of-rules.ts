import type { Change } from '../domain/change.ts';
import type { Table } from '../domain/table.ts';
import { type Names, noNames } from '../ipvsadm/names.ts';

/** The table that rules produce from an empty one. */
export async function tableOfRules(content: Uint8Array, names: Names = noNames): Promise<Table> {
  const { predict } = await import('../ipvsadm/predict.ts');
  return namedTable(predict(content, { names }));
}

interface NamedTable {
  readonly table: Table;
  readonly lines: readonly { readonly changes: readonly Change[] }[];
}

/** The table that lines leave, with timeouts and daemons only where a line names them. */
export function namedTable({ table, lines }: NamedTable): Table {
  const kinds = new Set(lines.flatMap(({ changes }) => changes.map(({ kind }) => kind)));
  const namesDaemons = kinds.has('start-daemon') || kinds.has('stop-daemon');
  return {
    services: table.services,
    ...(table.timeouts && kinds.has('set-timeouts') && { timeouts: table.timeouts }),
    ...(table.daemons && namesDaemons && { daemons: table.daemons }),
  };
}
