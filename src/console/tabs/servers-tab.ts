import { columns } from '../columns/columns.ts';
import { isAlarming, stateOf } from '../columns/state-column.ts';
import type { Grid } from '../grid.ts';
import { rowPanel } from '../panels/row-panel.ts';
import type { MachineRow } from '../row.ts';
import { textOf } from '../rows/filter-view.ts';
import { machineRows } from '../rows/machines.ts';
import { shownObservation } from '../shown-sample.ts';
import type { ViewSpec } from '../view-spec.ts';

const grid: Grid<MachineRow> = {
  titles: ['REAL SERVER', 'SERVER', 'NAME'],
  columns,
  rows: (state, how) => machineRows(shownObservation(state), how),
  sources: (state) => [shownObservation(state)],
  text: textOf,
  longest: (rows) => [...rows].reduce((most, { address }) => Math.max(most, 1 + address.length), 0),
  nameTone: ({ sum }) => (sum.weight === 0 ? 'idle' : 'plain'),
  sign: ({ servers }, seen) => {
    const states = servers.map((row) => stateOf(row, seen));
    if (states.some(isAlarming)) return { text: '!', tone: 'danger' };
    return states.some(({ kind }) => kind === 'drains') ? { text: 'D', tone: 'warning' } : null;
  },
  targets: ({ servers }) => servers,
  markable: () => true,
  panel: (row, state, width) => rowPanel(row, state, width),
  empty: () => 'There are no real servers.',
};

export const serversTab: ViewSpec = {
  id: 'servers',
  title: 'Servers',
  key: '2',
  help: 'one row for each real server, across its services',
  prose:
    'A machine is one row here, with the sum over all services that it serves: d drains it everywhere, e enables it everywhere. WEIGHT and the counts are sums too.',
  grid,
};
