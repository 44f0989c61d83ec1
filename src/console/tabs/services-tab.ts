import { serviceId } from '../../live/identity.ts';
import { columns } from '../columns/columns.ts';
import { rowPanel } from '../panels/row-panel.ts';
import { isAlarming, stateOf } from '../columns/state-column.ts';
import type { Grid } from '../grid.ts';
import type { TreeRow } from '../row.ts';
import { textOf } from '../rows/filter-view.ts';
import { treeRows } from '../rows/tree.ts';
import { hiddenCount, longestName, TreeRows } from '../rows/tree-rows.ts';
import { shownObservation } from '../shown-sample.ts';
import type { ViewSpec } from '../view-spec.ts';
import { withStagedAdditions } from '../writing/staged-additions.ts';

/** Services with their real servers below them. */
const grid: Grid<TreeRow> = {
  titles: ['SERVICE / REAL SERVER', 'SERVICE / SERVER', 'SERVICE', 'NAME'],
  columns,
  rows: (state, how) => treeRows(withStagedAdditions(shownObservation(state), state.staged), how),
  sources: (state) => [shownObservation(state), state.staged],
  text: textOf,
  longest: (rows) => (rows instanceof TreeRows ? rows.longest : longestName(rows)),
  branch: (row, narrow) =>
    row.kind === 'service' ? (row.folded ? '▸ ' : '▾ ') : `${narrow ? '' : '  '}${row.last ? '└' : '├'} `,
  suffix: hiddenCount,
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
  prose:
    'The letter in front of a row: ! needs a look, D drains, • is marked, + ~ - are staged. GOT/WANT % compares the share of the connections that a server has with the share that its weight asks for. The panel says more about the row under the cursor; Enter shows all of it.',
  grid,
};
