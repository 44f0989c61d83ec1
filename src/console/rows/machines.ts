import { addFigures, type Figures, type Observation, type ObservedServer } from '../../domain/observation.ts';
import { idsOf, type RowId } from '../../live/identity.ts';
import { columns } from '../columns/columns.ts';
import { matches, noFilter } from '../filter/filter.ts';
import { type Arrangement, sorted } from './arrangement.ts';
import { tableView } from './filter-view.ts';
import type { MachineRow, ServerRow } from '../row.ts';

/** The machines as arranged. */
export function machineRows(observation: Observation, how: Arrangement): readonly MachineRow[] {
  const { filter } = how;
  const all = sorted(machinesOf(observation), columns, how, (row) => row);
  const view = tableView(how);
  return filter === noFilter ? all : all.filter((row) => matches(filter, row, view));
}

/** The real servers of a table, one row per address, with totals over all its services. */
function machinesOf(observation: Observation): readonly MachineRow[] {
  const ids = idsOf(observation);
  const places = new Map<string, ServerRow[]>();
  for (const [place, service] of observation.services.entries()) {
    for (const [index, server] of service.servers.entries()) {
      const row: ServerRow = { kind: 'server', id: ids[place]?.servers[index] ?? '', service, server, last: false };
      const known = places.get(server.address);
      if (known === undefined) places.set(server.address, [row]);
      else known.push(row);
    }
  }
  return [...places].map(([address, servers]) => ({
    kind: 'machine',
    id: machineId(address),
    address,
    servers,
    sum: sumOf(servers.map(({ server }) => server)),
  }));
}

function sumOf(servers: readonly ObservedServer[]): MachineRow['sum'] {
  const persistent = servers.flatMap((server) => server.persistent ?? []);
  const totals = figuresOf(servers.map((server) => server.totals));
  const rates = figuresOf(servers.map((server) => server.rates));
  return {
    weight: total(servers.map(({ weight }) => weight)),
    active: total(servers.map(({ active }) => active)),
    inactive: total(servers.map(({ inactive }) => inactive)),
    ...(persistent.length > 0 && { persistent: total(persistent) }),
    ...(totals && { totals }),
    ...(rates && { rates }),
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Unknown if any of them is. */
function figuresOf(all: readonly (Figures | undefined)[]): Figures | undefined {
  return all.reduce((sum, one) => (sum && one ? addFigures(sum, one) : undefined));
}

export function machineIds({ services }: Observation): ReadonlySet<RowId> {
  return new Set(services.flatMap(({ servers }) => servers.map(({ address }) => machineId(address))));
}

function machineId(address: string): RowId {
  return `machine ${address}`;
}
