import type { Observation, ObservedService } from '../../domain/observation.ts';
import { type RowId, serverId, serviceId } from '../../live/identity.ts';
import { columnByName } from '../columns/columns.ts';
import { type Filter, matches, noFilter } from './filter.ts';
import type { Row, ServerRow } from './row.ts';

/** How the operator wants to see the table. */
export interface Arrangement {
  readonly folded: ReadonlySet<RowId>;
  /** Null: the order of addition. */
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  readonly filter: Filter;
}

export const plainArrangement: Arrangement = { folded: new Set(), sort: null, filter: noFilter };

/** The rows of a table, services with their servers below them. A service that the filter leaves out stays above a server that it keeps. */
export function rowsOf(observation: Observation, { folded, sort, filter }: Arrangement): readonly Row[] {
  const rows: Row[] = [];
  for (const service of sortedServices(observation.services, sort)) {
    const id = serviceId(service.key);
    const head: Row = { kind: 'service', id, service, folded: folded.has(id) };
    const own = matches(filter, head);
    const servers = serverRows(id, service, sort).filter((row) => filter.length === 0 || matches(filter, row));
    const kept = own && servers.length === 0 ? serverRows(id, service, sort) : servers;
    if (!own && kept.length === 0) continue;
    rows.push(head);
    if (head.folded) continue;
    for (const [index, row] of kept.entries()) rows.push({ ...row, last: index === kept.length - 1 });
  }
  return rows;
}

function serverRows(id: RowId, service: ObservedService, sort: Arrangement['sort']): readonly ServerRow[] {
  const rows = service.servers.map((server): ServerRow => ({
    kind: 'server',
    id: serverId(id, server),
    service,
    server,
    last: false,
  }));
  return sorted(rows, sort, (row) => row);
}

function sortedServices(services: readonly ObservedService[], sort: Arrangement['sort']): readonly ObservedService[] {
  return sorted(services, sort, (service) => ({ kind: 'service', id: serviceId(service.key), service, folded: false }));
}

/** Rows without a value come last, whichever way the others go. */
function sorted<Item>(items: readonly Item[], sort: Arrangement['sort'], rowOf: (item: Item) => Row): readonly Item[] {
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
