import type { Change } from '../domain/change.ts';
import { changeLine } from '../syntax/change-line.ts';
import type { SourcePosition, TableSource } from './table-source.ts';

/** The lines for `ipvsadm -R` that make the table of a source, and the position that each comes from. */
export function sourceRules({ table, services }: TableSource): {
  readonly text: string;
  /** By line, from 0; null for a line that has no single position. */
  readonly places: readonly (SourcePosition | null)[];
} {
  const lines: string[] = [];
  const places: (SourcePosition | null)[] = [];
  const add = (change: Change, place: SourcePosition | null) => {
    lines.push(`${changeLine(change)}\n`);
    places.push(place);
  };
  if (table.timeouts) add({ kind: 'set-timeouts', timeouts: table.timeouts }, null);
  for (const { service, place, servers } of services) {
    add({ kind: 'add-service', service }, place);
    for (const each of servers) add({ kind: 'add-server', service: service.key, server: each.server }, each.place);
  }
  for (const daemon of table.daemons ?? []) add({ kind: 'start-daemon', daemon }, null);
  return { text: lines.join(''), places };
}
