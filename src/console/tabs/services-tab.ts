import { serviceId } from '../../live/identity.ts';
import { columns } from '../columns/columns.ts';
import { serviceName } from '../columns/service-name.ts';
import { rowPanel } from '../panels/row-panel.ts';
import { isAlarming, stateOf } from '../columns/state-column.ts';
import type { Grid } from '../grid.ts';
import type { ServiceRow, TreeRow } from '../row.ts';
import { textOf } from '../rows/filter-view.ts';
import { rowsOf } from '../rows/tree.ts';
import { shownObservation } from '../shown-sample.ts';
import type { ViewSpec } from '../view-spec.ts';
import { withStagedAdditions } from '../writing/staged-additions.ts';

/** Services with their real servers below them. */
const grid: Grid<TreeRow> = {
  titles: ['SERVICE / REAL SERVER', 'SERVICE / SERVER', 'SERVICE', 'NAME'],
  columns,
  rows: (state, how) => rowsOf(withStagedAdditions(shownObservation(state), state.staged), how),
  sources: (state) => [shownObservation(state), state.staged],
  text: textOf,
  longest,
  branch: (row, narrow) =>
    row.kind === 'service' ? (row.folded ? '▸ ' : '▾ ') : `${narrow ? '' : '  '}${row.last ? '└' : '├'} `,
  suffix: countOf,
  nameTone: (row) => (row.kind === 'service' ? 'strong' : row.server.weight === 0 ? 'idle' : 'plain'),
  sign: (row, seen) => {
    if (row.kind === 'service') return null;
    const state = stateOf(row, seen);
    if (state.kind === 'drains') return { text: 'D', tone: 'warning' };
    return isAlarming(state) ? { text: '!', tone: 'danger' } : null;
  },
  targets: (row) => [row],
  group: (row) => serviceId(row.service.key),
  markable: (row) => row.kind === 'server',
  panel: (row, state, width) => rowPanel(row, state, width),
  empty: () => 'The table is empty. Press o to add a service, or r to restore a file.',
};

export const servicesTab: ViewSpec = {
  id: 'table',
  title: 'Services',
  key: '1',
  help: 'services and their real servers',
  grid,
};

/** How many servers a folded service hides. */
function countOf(row: TreeRow): string {
  return row.kind === 'service' && row.folded ? ` (${row.service.servers.length})` : '';
}

/** By row ids, which end in the names: no new strings are needed. */
function longest(rows: readonly TreeRow[]): number {
  let most = 0;
  let head = 0;
  for (const row of rows) {
    if (row.kind === 'service') head = row.id.length;
    const own = row.kind === 'service' ? 3 + nameLength(row) : 5 + row.id.length - head - 1;
    most = Math.max(most, own + countOf(row).length);
  }
  return most;
}

/** The id of a service is as long as its name, except that of a firewall mark. */
function nameLength({ id, service: { key } }: ServiceRow): number {
  return key.kind === 'fwmark' ? serviceName(key).length : id.length;
}
