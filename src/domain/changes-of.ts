import type { Change } from './change.ts';
import type { Table } from './table.ts';

/** The changes that make this table from an empty one, in the order of addition. */
export function changesOf(table: Table): readonly Change[] {
  const changes: Change[] = table.services.flatMap(({ servers, ...service }): Change[] => [
    { kind: 'add-service', service },
    ...servers.map((server): Change => ({ kind: 'add-server', service: service.key, server })),
  ]);
  if (table.timeouts) changes.push({ kind: 'set-timeouts', timeouts: table.timeouts });
  for (const daemon of table.daemons ?? []) changes.push({ kind: 'start-daemon', daemon });
  return changes;
}
