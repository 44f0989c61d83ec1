import { endpointText } from '../../domain/address.ts';
import type { Connection } from '../../domain/observation.ts';
import { count } from '../columns/cells.ts';
import type { Column } from '../columns/column.ts';
import { spanText } from '../columns/span-text.ts';
import { textColumn } from '../columns/text-column.ts';
import {
  type ConnectionGroup,
  type ConnectionLine,
  type ConnectionRow,
  groupings,
  groupOf,
} from '../connection-row.ts';
import type { Grid } from '../grid.ts';
import { foreign } from '../paint/line.ts';
import { hiddenClient, hiddenWord } from '../hidden-client.ts';
import { connectionPanel } from '../panels/connection-panel.ts';
import { type Arrangement, arranged, columnsView, sorted } from '../rows/arrangement.ts';
import { placeOf } from '../rows/rows.ts';
import { matches, noFilter } from '../filter/filter.ts';
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
  rows: ({ connections }, how) => (how.grouping === '' ? flat(connections, how) : grouped(connections, how)),
  sources: (state) => [state.connections],
  text,
  longest: (rows) => (placeOf(rows, (row) => row.kind === 'connection' && row.client.length > 22) >= 0 ? 46 : 23),
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
  needs: 'connections',
  badge: () => '',
  grid,
};

const lines = new WeakMap<readonly Connection[], readonly ConnectionLine[]>();

/** A row for each connection, by client, so that rows stay in place. Made once for what a director listed. */
function linesOf(connections: readonly Connection[]): readonly ConnectionLine[] {
  const known = lines.get(connections);
  if (known !== undefined) return known;
  const made = connections.map((connection) => new Line(connection)).sort(byClient);
  lines.set(connections, made);
  return made;
}

/** Texts are made when they are needed: a director may have a million connections, a screen shows fifty. */
class Line implements ConnectionLine {
  readonly kind = 'connection';
  readonly group = null;
  readonly connection: Connection;
  constructor(connection: Connection) {
    this.connection = connection;
  }
  get client(): string {
    const { source, sourcePort } = this.connection;
    return sourcePort === 0 ? source : endpointText(source, sourcePort);
  }
  get id(): string {
    const { protocol, source, sourcePort, virtual, virtualPort } = this.connection;
    return `${protocol} ${source} ${sourcePort} ${virtual} ${virtualPort}`;
  }
  get server(): string {
    const { protocol, virtual, virtualPort, destination, destinationPort } = this.connection;
    return `${protocol} ${endpointText(virtual, virtualPort)} ${endpointText(destination, destinationPort)}`;
  }
}

function byClient({ connection: a }: ConnectionLine, { connection: b }: ConnectionLine): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  return a.sourcePort - b.sourcePort;
}

function flat(connections: readonly Connection[] | null, how: Arrangement): readonly ConnectionRow[] {
  return connections === null ? [] : arranged<ConnectionRow>(linesOf(connections), columns, text, how);
}

/** A head for each group, largest first, with its connections below where it is unfolded. */
function grouped(connections: readonly Connection[] | null, how: Arrangement): readonly ConnectionRow[] {
  if (connections === null) return [];
  const { filter, folded, grouping, sort, seen } = how;
  const view = columnsView(columns, text, how);
  const groups = new Map<string, ConnectionLine[]>();
  for (const line of linesOf(connections)) {
    if (filter !== noFilter && !matches(filter, line, view)) continue;
    const name = groupOf(line.connection, grouping);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [line]);
    else group.push(line);
  }
  const heads = [...groups].map(([name, group]): ConnectionGroup & { readonly lines: readonly ConnectionLine[] } => {
    const id = `group ${grouping} ${name}`;
    // Groups begin folded: what is kept in the arrangement is which ones were opened.
    return { kind: 'group', id, name, size: group.length, folded: !folded.has(id), lines: group };
  });
  heads.sort((a, b) => b.size - a.size);
  const inOrder =
    sort?.column === 'count' || sort?.column === 'client' ? sorted(heads, columns, sort, seen, (row) => row) : heads;
  return inOrder.flatMap((head): readonly ConnectionRow[] => {
    if (head.folded) return [head];
    const below = sorted(head.lines, columns, sort, seen, (row) => row);
    return [head, ...below.map((line) => Object.assign(new Line(line.connection), { group: head.id }))];
  });
}

/** What a filter searches. */
function text(row: ConnectionRow): string {
  if (row.kind === 'group') return row.name.toLowerCase();
  const { protocol, virtual, virtualPort, destination, destinationPort } = row.connection;
  return `${row.client} ${endpointText(virtual, virtualPort)} ${endpointText(destination, destinationPort)} ${protocol} ${stateWord(row.connection)}`.toLowerCase();
}

function stateWord({ sourcePort, state }: Connection): string {
  return sourcePort === 0 ? 'persistent' : state;
}
