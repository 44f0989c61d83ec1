import { describe, expect, test } from 'vitest';
import { plainArrangement, readColumnsFilter } from '../../../src/console/rows/arrangement.ts';
import { connectionRows } from '../../../src/console/rows/arrange-connections.ts';
import { connectionText, type ConnectionRow } from '../../../src/console/connection-row.ts';
import { placeOfId, type Rows } from '../../../src/console/rows/rows.ts';
import { orderBy } from '../../../src/console/rows/order-by.ts';
import { connectionsTab } from '../../../src/console/tabs/connections-tab.ts';
import type { Connection } from '../../../src/domain/observation.ts';
import { oneClient } from '../support/observations.ts';

const columns = connectionsTab.grid?.columns ?? [];
const of = (source: string, sourcePort: number, given: Partial<Connection> = {}): Connection => ({
  ...oneClient,
  source,
  sourcePort,
  ...given,
});
const listed: readonly Connection[] = [
  of('2001:db8::7', 40_000),
  of('198.51.100.10', 40_002, { expires: 5, destination: '10.0.100.1' }),
  of('198.51.100.9', 50_000, { state: 'SYN_RECV', destination: '10.0.2.1' }),
  of('198.51.100.9', 0, { expires: 300 }),
  of('198.51.100.9', 40_001, { protocol: 'udp', state: 'UDP' }),
  of('2001:db8::7', 39_999, { destination: '10.0.2.1' }),
];

function shown(text: string, sort: string, descending = false, grouping = ''): Rows<ConnectionRow> {
  const filter = readColumnsFilter(text, columns);
  if (!filter.ok) throw new Error(filter.failure.why);
  const arranged = sort === '' ? null : { column: sort, descending };
  return connectionRows(listed, columns, { ...plainArrangement, filter: filter.value, sort: arranged, grouping });
}

const clients = (rows: Rows<ConnectionRow>) => [...rows].map((row) => (row.kind === 'group' ? row.name : row.client));
const byClient = [
  '198.51.100.9',
  '198.51.100.9:40001',
  '198.51.100.9:50000',
  '198.51.100.10:40002',
  '[2001:db8::7]:39999',
  '[2001:db8::7]:40000',
];

describe('connections are shown', () => {
  test('by client: addresses as numbers, ports below them', () => {
    expect(clients(shown('', ''))).toEqual(byClient);
    expect(clients(shown('', 'client'))).toEqual(byClient);
    expect(clients(shown('', 'client', true))).toEqual(byClient.toReversed());
  });

  test.each([
    ['server', false, ['10.0.0.1', '10.0.0.1', '10.0.2.1', '10.0.2.1', '10.0.100.1'], [2, 6]],
    ['server', true, ['10.0.100.1', '10.0.2.1', '10.0.2.1', '10.0.0.1'], [0, 4]],
  ] as const)('by %s, descending %s: with addresses as numbers', (column, descending, servers, [, to]) => {
    const seen = shown('', column, descending).slice(descending ? 0 : 1, to);
    expect(seen.map((row) => (row.kind === 'connection' ? row.connection.destination : ''))).toEqual(servers);
  });

  test('in the order of clients where a column is the same', () => {
    const same = shown('', 'proto').slice(0, 5);
    expect(same.map((row) => (row.kind === 'connection' ? row.client : ''))).toEqual(
      byClient.filter((client) => client !== '198.51.100.9:40001'),
    );
  });

  test.each([
    '9',
    '10',
    '100.1',
    '40',
    '80',
    'tcp',
    'udp',
    'syn',
    'persist',
    '9:4',
    '2001:db8',
    '"[2001"',
    '.1:80',
    '"1:80 1"',
    '0',
    'zz',
  ])("where their text has '%s' in it", (text) => {
    const wanted = text.replaceAll('"', '');
    const all = [...shown('', '')];
    expect(clients(shown(text, ''))).toEqual(
      all.flatMap((row) => (connectionText(row).includes(wanted) && row.kind === 'connection' ? [row.client] : [])),
    );
  });

  test('in groups, the largest first', () => {
    expect(clients(shown('', '', false, 'network'))).toEqual(['198.51.100.0/24', '2001:db8::/64']);
    expect(clients(shown('', 'count', false, 'server'))).toEqual(['10.0.100.1:80', '10.0.2.1:80', '10.0.0.1:80']);
  });

  test('and found by their ids, in every order', () => {
    for (const sort of ['', 'expires', 'state']) {
      const rows = shown('', sort);
      for (const [place, { id }] of [...rows].entries()) {
        expect(placeOfId(rows, id)).toBe(place);
        expect(rows.at(place)?.id).toBe(id);
      }
      expect(rows.at(rows.length)).toBeUndefined();
      expect(placeOfId(rows, 'tcp 192.0.2.9 1 192.0.2.1 80')).toBe(-1);
    }
  });
});

test.each([
  [[3, null, 1, 2, null, 1], false, [2, 5, 3, 0, 1, 4]],
  [[3, null, 1, 2, null, 1], true, [0, 3, 2, 5, 1, 4]],
  [['b', 'a', 'b'], false, [1, 0, 2]],
  [['a02', 'a1', 'a2', 'a01'], false, [1, 3, 0, 2]],
  [[], false, []],
])('%j is ordered, descending %s: %j', (values, descending, expected) => {
  const order = Uint32Array.from(values.keys());
  expect([...orderBy(order, (place) => values[place] ?? null, descending)]).toEqual(expected);
});
