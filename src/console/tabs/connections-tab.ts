import { endpointText } from '../../domain/address.ts';
import type { Connection } from '../../domain/observation.ts';
import { count } from '../columns/cells.ts';
import type { Column } from '../columns/column.ts';
import { spanText } from '../columns/span-text.ts';
import { textColumn } from '../columns/text-column.ts';
import { type ConnectionRow, groupings } from '../connection-row.ts';
import type { Grid } from '../grid.ts';
import { foreign } from '../paint/line.ts';
import { hiddenClient, hiddenWord } from '../hidden-client.ts';
import { connectionPanel } from '../panels/connection-panel.ts';
import { connectionRows } from '../rows/arrange-connections.ts';
import { ConnectionRows } from '../rows/connection-rows.ts';
import { connectionText, stateWord } from '../connection-row.ts';
import { shownObservation } from '../shown-sample.ts';
import type { ViewSpec } from '../view-spec.ts';

/** A text of connections that groups do not have. */
function ofConnection(of: (connection: Connection) => string): (row: ConnectionRow) => string | null {
  return (row) => (row.kind === 'connection' ? of(row.connection) : null);
}

const columns: readonly Column<ConnectionRow>[] = [
  {
    name: 'client',
    title: 'CLIENT',
    width: 0,
    align: 'left',
    summary: 'the client, or what the connections of a group have in common',
    hidden: hiddenClient,
    cell: (row) => ({ text: row.kind === 'group' ? foreign(row.name) : row.client }),
    value: (row) => (row.kind === 'group' ? row.name : row.client),
  },
  {
    name: 'count',
    title: 'COUNT',
    width: 7,
    align: 'right',
    ofGroups: true,
    summary: 'connections of a group',
    cell: (row) => (row.kind === 'group' ? count(row.size, 7) : { text: '' }),
    value: (row) => (row.kind === 'group' ? row.size : null),
  },
  {
    name: 'expires',
    title: 'EXPIRES',
    width: 7,
    align: 'right',
    summary: 'time left until an idle connection ends',
    cell: (row) => ({ text: row.kind === 'connection' ? spanText(row.connection.expires) : '' }),
    value: (row) => (row.kind === 'connection' ? row.connection.expires : null),
  },
  {
    name: 'state',
    title: 'STATE',
    width: 11,
    align: 'left',
    summary: 'state of a connection; persistent: a remembered client',
    cell: (row) => {
      if (row.kind === 'group') return { text: '' };
      const state = stateWord(row.connection);
      return {
        text: foreign(state),
        tone: state === 'ESTABLISHED' ? 'good' : state === 'SYN_RECV' ? 'warning' : 'idle',
      };
    },
    value: (row) => (row.kind === 'connection' ? stateWord(row.connection) : null),
  },
  textColumn(
    { name: 'server', title: 'REAL SERVER', width: 21, summary: 'the real server that serves it' },
    ofConnection(({ destination, destinationPort }) => endpointText(destination, destinationPort)),
  ),
  textColumn(
    {
      name: 'service',
      title: 'SERVICE',
      width: 21,
      summary: 'the virtual address and port that the client talks to',
    },
    ofConnection(({ virtual, virtualPort }) => endpointText(virtual, virtualPort)),
    'idle',
  ),
  textColumn(
    { name: 'proto', title: 'PROTO', width: 5, summary: 'protocol' },
    ofConnection(({ protocol }) => protocol.toUpperCase()),
    'idle',
  ),
  {
    hidden: (row) => (row.kind === 'connection' && row.connection.engine !== undefined ? hiddenWord : null),
    ...textColumn(
      { name: 'engine', title: 'ENGINE', width: 12, summary: 'data of the persistence engine' },
      ofConnection(({ engine, engineData }) => (engine === undefined ? '' : `${engine} ${engineData ?? ''}`)),
    ),
  },
];

const grid: Grid<ConnectionRow> = {
  titles: ['CLIENT'],
  columns,
  rows: ({ connections }, how) => (connections === null ? [] : connectionRows(connections, columns, how)),
  sources: (state) => [state.connections],
  text: connectionText,
  longest: (rows) => (rows instanceof ConnectionRows && rows.hasLong ? 46 : 23),
  branch: (row, narrow) => {
    if (row.kind === 'group') return row.folded ? '▸ ' : '▾ ';
    return row.group === null || narrow ? '' : '  ';
  },
  nameTone: (row) => (row.kind === 'group' ? 'strong' : 'plain'),
  group: (row) => (row.kind === 'group' ? row.id : row.group),
  groupings,
  goesTo: (row) => (row.kind === 'group' ? null : row.server),
  panel: (row, state, width) => connectionPanel(row, state.connections ?? [], width, state.privacy),
  empty: (state) => {
    if (state.source.recorded !== undefined) return 'unknown: a recording has no connections';
    if (shownObservation(state).unknown.includes('connections'))
      return 'unknown: this director does not show its connections';
    return state.connections === null ? 'reading the connections…' : 'There are no connections.';
  },
};

export const connectionsTab: ViewSpec = {
  id: 'connections',
  title: 'Connections',
  key: '3',
  help: 'connections; B groups them',
  prose:
    'B groups them by client network, server, service or state, largest group first; Enter opens a group, and goes from a connection to its real server. A client with the state persistent has no connection now: the director remembers its server. P hides the addresses of clients.',
  needs: 'connections',
  badge: () => '',
  grid,
};
