import type { Observation, ObservedService } from '../../domain/observation.ts';
import { idsOf, type RowId, type ServiceIds } from '../../live/identity.ts';
import { columnByName } from '../columns/columns.ts';
import { type Filter, matches, noFilter } from '../filter/filter.ts';
import { tableView } from './filter-view.ts';
import type { Row, ServerRow, ServiceRow, TreeRow } from '../row.ts';

/** How the operator wants to see the table. */
export interface Arrangement {
  readonly folded: ReadonlySet<RowId>;
  /** Null: the order of addition. */
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  readonly filter: Filter;
}

export const plainArrangement: Arrangement = { folded: new Set(), sort: null, filter: noFilter };

/** The rows of a table, services with their servers below them. A filter keeps the rows that match, and the service above each. */
export function rowsOf(observation: Observation, { folded, sort, filter }: Arrangement): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const ids = idsOf(observation);
  const heads = observation.services.map((service, place): Head => {
    const own = ids[place] ?? { service: '', servers: [] };
    return { ids: own, row: { kind: 'service', id: own.service, service, folded: folded.has(own.service) } };
  });
  for (const { row, ids: own } of sorted(heads, sort, ({ row }) => row)) {
    const matched = matches(filter, row, tableView);
    const below = row.folded && matched ? [] : serverRows(row.service, own, sort);
    const kept = filter === noFilter ? below : below.filter((server) => matches(filter, server, tableView));
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

function serverRows(service: ObservedService, ids: ServiceIds, sort: Arrangement['sort']): readonly ServerRow[] {
  const rows = service.servers.map((server, place): ServerRow => ({
    kind: 'server',
    id: ids.servers[place] ?? '',
    service,
    server,
    last: false,
  }));
  return sorted(rows, sort, (row) => row);
}

/** Rows without a value come last in either direction. */
export function sorted<Item>(
  items: readonly Item[],
  sort: Arrangement['sort'],
  rowOf: (item: Item) => Row,
): readonly Item[] {
  const column = sort === null ? undefined : columnByName(sort.column);
  if (sort === null || column === undefined) return items;
  const keyed = items.map((item) => ({ item, value: column.value(rowOf(item)) }));
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    const order = a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
    return sort.descending ? -order : order;
  });
  return keyed.map(({ item }) => item);
}
