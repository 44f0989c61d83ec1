import type { Observation, ObservedService } from '../../domain/observation.ts';
import { idsOf, type ServiceIds } from '../../live/identity.ts';
import { columns } from '../columns/columns.ts';
import { matches, noFilter } from '../filter/filter.ts';
import type { ServerRow, ServiceRow, TreeRow } from '../row.ts';
import { type Arrangement, sorted } from './arrangement.ts';
import type { Rows } from './rows.ts';
import { TreeRows } from './tree-rows.ts';
import { tableView } from './filter-view.ts';

/** The rows of a table, services with their servers below them. A filter keeps the rows that match, and the service above each. */
export function treeRows(observation: Observation, how: Arrangement): Rows<TreeRow> {
  const { folded, sort, filter } = how;
  if (sort !== null || filter !== noFilter) return rowsOf(observation, how);
  return new TreeRows(observation.services, idsOf(observation), folded);
}

/** The same, made at once. */
export function rowsOf(observation: Observation, how: Arrangement): readonly TreeRow[] {
  const { folded, filter } = how;
  const view = tableView(how);
  const rows: TreeRow[] = [];
  const ids = idsOf(observation);
  const heads = observation.services.map((service, place): Head => {
    const own = ids[place] ?? { service: '', servers: [] };
    return { ids: own, row: { kind: 'service', id: own.service, service, folded: folded.has(own.service) } };
  });
  for (const { row, ids: own } of sorted(heads, columns, how, ({ row }) => row)) {
    const matched = matches(filter, row, view);
    const below = row.folded && matched ? [] : serverRows(row.service, own, how);
    const kept = filter === noFilter ? below : below.filter((server) => matches(filter, server, view));
    if (!matched && kept.length === 0) continue;
    rows.push(row);
    if (row.folded) continue;
    for (const [index, server] of kept.entries()) {
      rows.push(index === kept.length - 1 ? { ...server, last: true } : server);
    }
  }
  return rows;
}

interface Head {
  readonly ids: ServiceIds;
  readonly row: ServiceRow;
}

function serverRows(service: ObservedService, ids: ServiceIds, how: Arrangement): readonly ServerRow[] {
  const rows = service.servers.map((server, place): ServerRow => ({
    kind: 'server',
    id: ids.servers[place] ?? '',
    service,
    server,
    last: false,
  }));
  return sorted(rows, columns, how, (row) => row);
}
