import type { Connection } from '../../domain/observation.ts';
import type { Column } from '../columns/column.ts';
import {
  type ConnectionGroup,
  type ConnectionLine,
  type ConnectionRow,
  connectionText,
  groupOf,
  stateWord,
} from '../connection-row.ts';
import { narrows } from '../filter/narrows.ts';
import { type Filter, type FilterView, matches, noFilter } from '../filter/filter.ts';
import { type Arrangement, columnsView, sorted } from './arrangement.ts';
import { byClient } from './by-client.ts';
import { ConnectionRows, LazyConnection } from './connection-rows.ts';
import { type Order, orderBy } from './order-by.ts';
import type { Rows } from './rows.ts';

type Columns = readonly Column<ConnectionRow>[];

/** The connections as arranged: by client where nothing else is said, so that rows stay in place. */
export function connectionRows(
  connections: readonly Connection[],
  columns: Columns,
  how: Arrangement,
): Rows<ConnectionRow> {
  const { order, hasLong } = byClient(connections);
  const kept = filtered(connections, order, columns, how);
  if (how.grouping !== '') return grouped(connections, kept, columns, how);
  return new ConnectionRows(connections, inOrder(connections, kept, columns, how), hasLong);
}

function filtered(connections: readonly Connection[], order: Order, columns: Columns, how: Arrangement): Order {
  const { filter, nameOf } = how;
  if (filter === noFilter) return order;
  const { last } = memory;
  const isLess = last?.connections === connections && last.nameOf === nameOf && narrows(filter, last.filter);
  const kept = matching(connections, isLess ? last.kept : order, columns, how);
  memory.last = { connections, filter, nameOf, kept };
  return kept;
}

interface Filtered {
  readonly connections: readonly Connection[];
  readonly filter: Filter;
  readonly nameOf: Arrangement['nameOf'];
  readonly kept: Order;
}

/** While a filter is typed, only what is left is searched for one more letter. */
const memory: { last: Filtered | null } = { last: null };

function matching(connections: readonly Connection[], order: Order, columns: Columns, how: Arrangement): Order {
  const { filter } = how;
  const view = connectionsView(columns, how);
  const kept = new Uint32Array(order.length);
  let count = 0;
  for (const place of order) {
    const connection = connections[place];
    if (connection !== undefined && matches(filter, new LazyConnection(connection, null), view)) kept[count++] = place;
  }
  return kept.subarray(0, count);
}

/** A row as a filter sees it. The parts of a connection that many share are searched once for each text. */
function connectionsView(columns: Columns, how: Arrangement): FilterView<ConnectionRow> {
  const whole = columnsView(columns, connectionText, how);
  const answers = new Map<string, (connection: Connection) => boolean>();
  const answerFor = (text: string) => {
    const inWhole = (one: Connection) => whole.text(new LazyConnection(one, null)).includes(text);
    const answer = isWithinPart.test(text) ? inParts(text) : inWhole;
    answers.set(text, answer);
    return answer;
  };
  const has = (row: ConnectionRow, text: string): boolean =>
    row.kind === 'connection' && (answers.get(text) ?? answerFor(text))(row.connection);
  return how.nameOf === undefined ? { ...whole, has } : whole;
}

function inParts(text: string): (connection: Connection) => boolean {
  const [port, virtual, virtualPort] = [inPart(text), inPart(text), inPart(text)];
  const [destination, destinationPort, protocol, state] = [inPart(text), inPart(text), inPart(text), inPart(text)];
  return (one) =>
    one.source.includes(text) ||
    (one.sourcePort !== 0 && port(one.sourcePort)) ||
    virtual(one.virtual) ||
    virtualPort(one.virtualPort) ||
    destination(one.destination) ||
    destinationPort(one.destinationPort) ||
    protocol(one.protocol) ||
    state(stateWord(one));
}

/** Most connections have the part of the one before. */
function inPart(text: string): (part: string | number) => boolean {
  const known = new Map<string | number, boolean>();
  let last: string | number | null = null;
  let found = false;
  return (part) => {
    if (part === last) return found;
    last = part;
    found = known.get(part) ?? String(part).toLowerCase().includes(text);
    known.set(part, found);
    return found;
  };
}

/** A text that cannot reach from an address to its port, or to the next word. */
const isWithinPart = /^[a-z0-9_.]+$/;

function inOrder(
  connections: readonly Connection[],
  order: Order,
  columns: Columns,
  { sort, seen }: Arrangement,
): Order {
  const column = sort === null ? undefined : columns.find(({ name }) => name === sort.column);
  if (sort === null || column === undefined) return order;
  if (column.name === 'client') return sort.descending ? backwards(connections, order) : order;
  return orderBy(
    order,
    (place) => {
      const connection = connections[place];
      return connection === undefined ? null : column.value(new LazyConnection(connection, null), seen);
    },
    sort.descending,
  );
}

/** From the last client to the first; several connections of one address and port stay as they were. */
function backwards(connections: readonly Connection[], order: Order): Order {
  const reversed = order.toReversed();
  const isSame = (left: number, right: number) => {
    const [a, b] = [connections[reversed[left] ?? 0], connections[reversed[right] ?? 0]];
    return a?.sourcePort === b?.sourcePort && a?.source === b?.source;
  };
  for (let from = 0; from < reversed.length;) {
    let to = from + 1;
    while (to < reversed.length && isSame(from, to)) to++;
    if (to > from + 1) reversed.subarray(from, to).reverse();
    from = to;
  }
  return reversed;
}

/** A head for each group, largest first, with its connections below where it is unfolded. */
function grouped(
  connections: readonly Connection[],
  order: Order,
  columns: Columns,
  how: Arrangement,
): readonly ConnectionRow[] {
  const { folded, grouping, sort } = how;
  const groups = new Map<string, number[]>();
  for (const place of order) {
    const connection = connections[place];
    if (connection === undefined) continue;
    const name = groupOf(connection, grouping);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [place]);
    else group.push(place);
  }
  const heads = [...groups].map(([name, group]): ConnectionGroup & { readonly places: readonly number[] } => {
    const id = `group ${grouping} ${name}`;
    // Groups begin folded: what is kept in the arrangement is which ones were opened.
    return { kind: 'group', id, name, size: group.length, folded: !folded.has(id), places: group };
  });
  heads.sort((a, b) => b.size - a.size);
  const inSort =
    sort?.column === 'count' || sort?.column === 'client' ? sorted(heads, columns, how, (row) => row) : heads;
  return inSort.flatMap((head): readonly ConnectionRow[] => {
    if (head.folded) return [head];
    const below = inOrder(connections, Uint32Array.from(head.places), columns, how);
    const lines = Array.from(below, (place) => connections[place]).flatMap((connection): readonly ConnectionLine[] =>
      connection === undefined ? [] : [new LazyConnection(connection, head.id)],
    );
    return [head, ...lines];
  });
}
