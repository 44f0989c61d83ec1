import { describe, expect, test } from 'vitest';
import { connectionLine } from '../../../src/ipvsadm/listing/connection-line.ts';
import { readConnectionFilters } from '../../../src/live/connections/connection-filter.ts';
import { connectionGroups, mostGroups, readGroupFields } from '../../../src/live/connections/connection-groups.ts';
import { connectionReader } from '../../../src/live/connections/connection-reader.ts';
import { connectionsText } from '../../../src/report/connections/connections-text.ts';

/** The same entries as the kernel and as ipvsadm print them. */
const proc = `Pro FromIP   FPrt ToIP     TPrt DestIP   DPrt State       Expires PEName PEData
TCP C6336409 A8C0 C0000201 0050 0A000001 0050 ESTABLISHED     899
TCP C633640A A8C1 C0000201 0050 0A000002 0050 SYN_RECV         59
TCP C6336509 A8C2 C0000201 0050 0A000001 0050 ESTABLISHED     100
TCP C6336409 0000 C0000201 0050 0A000001 0050 NONE            300
UDP [2001:db8:1:2::9] 3039 [2001:db8::53] 0035 [fd00::1] 0035 UDP             299
UDP C6336409 13C4 C0000201 13C4 0A000001 13C4 UDP             299 sip    8c4a9f
`;
const listed = `IPVS connection entries
pro expire state       source             virtual            destination
TCP 14:59  ESTABLISHED 198.51.100.9:43200 192.0.2.1:80       10.0.0.1:80
TCP 00:59  SYN_RECV    198.51.100.10:43201 192.0.2.1:80      10.0.0.2:80
TCP 01:40  ESTABLISHED 198.51.101.9:43202 192.0.2.1:80       10.0.0.1:80
TCP 05:00  NONE        198.51.100.9:0     192.0.2.1:80       10.0.0.1:80
UDP 04:59  UDP         [2001:db8:1:2::9]:12345 [2001:db8::53]:53 [fd00::1]:53
UDP 04:59  UDP         198.51.100.9:5060  192.0.2.1:5060     10.0.0.1:5060 sip 8c4a9f
`;
const both: [title: string, text: string][] = [
  ['/proc/net/ip_vs_conn', proc],
  ['ipvsadm -Lnc', listed],
];

function counted(text: string, fields: string, filters: readonly string[] = [], pieceBytes = 7): readonly string[] {
  const wanted = readConnectionFilters(filters);
  const names = readGroupFields(fields);
  if (!wanted.ok || !names.ok) throw new Error('not taken');
  const groups = connectionGroups(names.value);
  const reader = connectionReader((line) => {
    if (wanted.value(line)) groups.add(line);
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) reader.take(bytes.subarray(at, at + pieceBytes));
  reader.end();
  expect(reader.strange).toBeNull();
  return groups
    .page(0, 100)
    .map(({ values, connections, templates }) => `${values.join(' ')} ${connections}+${templates}`);
}

describe.each(both)('connections of %s', (_, text) => {
  test.each<[fields: string, groups: readonly string[]]>([
    ['server', ['10.0.0.1:80 2+1', '10.0.0.1:5060 1+0', '10.0.0.2:80 1+0', '[fd00::1]:53 1+0']],
    ['service', ['192.0.2.1:80 3+1', '192.0.2.1:5060 1+0', '[2001:db8::53]:53 1+0']],
    ['protocol,state', ['tcp ESTABLISHED 2+0', 'udp UDP 2+0', 'tcp NONE 0+1', 'tcp SYN_RECV 1+0']],
    ['client/24', ['198.51.100.0/24 3+1', '198.51.101.0/24 1+0', '2001:db8:1:2::/64 1+0']],
    ['client/23', ['198.51.100.0/23 4+1', '2001:db8:1:2::/64 1+0']],
    ['client/0', ['0.0.0.0/0 4+1', '2001:db8:1:2::/64 1+0']],
    ['client/48', ['198.51.100.9/32 2+1', '198.51.100.10/32 1+0', '198.51.101.9/32 1+0', '2001:db8:1::/48 1+0']],
  ])('are counted by %s', (fields, groups) => {
    for (const pieceBytes of [1, 7, 80, 100_000]) expect(counted(text, fields, [], pieceBytes)).toEqual(groups);
  });

  test.each<[filters: readonly string[], entries: string]>([
    [['server=10.0.0.1'], 'tcp 2+1 udp 1+0'],
    [['server=10.0.0.1:80'], 'tcp 2+1'],
    [['server=10.0.0.0/30'], 'tcp 3+1 udp 1+0'],
    [['server=fd00::1'], 'udp 1+0'],
    [['server=[fd00::1]:53'], 'udp 1+0'],
    [['service=192.0.2.1:5060'], 'udp 1+0'],
    [['client=198.51.100.0/24', 'state=established'], 'tcp 1+0'],
    [['state=SYN_RECV,NONE'], 'tcp 1+1'],
    [['protocol=udp', 'client=2001:db8:1::/48'], 'udp 1+0'],
    [['client=203.0.113.1'], ''],
  ])('%j leaves %j', (filters, entries) => {
    expect(counted(text, 'protocol', filters).join(' ')).toBe(entries);
  });
});

test('an IPv6 client that ends in a dotted quad has a network too, and a name has none', () => {
  const line = (client: string) => `TCP 14:59 ESTABLISHED ${client} 192.0.2.1:80 10.0.0.1:http\n`;
  const text = line('[64:ff9b:1::192.0.2.9]:1024') + line('[64:ff9b:1::9]:1024') + line('lb.example:1024');
  expect(counted(text, 'client/48,server')).toEqual([
    '64:ff9b:1::/48 10.0.0.1:http 2+0',
    'lb.example 10.0.0.1:http 1+0',
  ]);
});

test('the first 100,000 groups are counted separately, entries of later ones only together', () => {
  const fields = readGroupFields('client');
  const groups = connectionGroups(fields.ok ? fields.value : []);
  const reader = connectionReader(groups.add);
  for (let client = 0; client < mostGroups + 5; client++) {
    const address = `10.${client >> 16}.${(client >> 8) & 255}.${client & 255}`;
    const line = `TCP 14:59 ESTABLISHED ${address}:1024 192.0.2.1:80 10.0.0.1:80\n`;
    reader.take(Buffer.from(client === 2 ? line.repeat(2) : line));
  }
  expect(groups.page(0, 3).map(({ values, connections }) => [...values, connections])).toEqual([
    ['10.0.0.2', 2],
    ['10.0.0.0', 1],
    ['10.0.0.1', 1],
  ]);
  expect(groups.page(mostGroups - 1, mostGroups + 5).map(({ values }) => values)).toEqual([['10.1.134.159']]);
  expect(groups.entries()).toBe(mostGroups + 6);
  expect(groups.ungrouped()).toBe(5);
  const shown = {
    kind: 'groups',
    names: ['client'],
    groups: groups.page(0, 1),
    others: mostGroups + 4,
    ungrouped: 5,
  } as const;
  const said = connectionsText({ entries: mostGroups + 6, connections: mostGroups + 6, templates: 0, shown });
  expect(said).toContain('5 of them came after the first 100000 groups and are in none');
});

test.each([
  ['client/129', 'only client takes a length'],
  ['server/24', 'only client takes a length'],
  ['weight', "'weight' is not a field"],
  ['', "'' is not a field"],
])('--group %j is refused: %s', (fields, why) => {
  const read = readGroupFields(fields);
  expect(read.ok ? '' : read.failure).toContain(why);
});

test.each([
  ['server', 'expected FIELD=VALUE'],
  ['weight=3', 'expected FIELD=VALUE'],
  ['server=lb', 'is not an address or a network'],
  ['client=10.0.0.1:80', 'a client has no port here'],
  ['server=10.0.0.0/33', 'is not an address or a network'],
])('--filter %j is refused: %s', (filter, why) => {
  const read = readConnectionFilters([filter]);
  expect(read.ok ? '' : read.failure).toContain(why);
});

test('what a login prints before the table is skipped; a strange line in it is counted', () => {
  const reader = connectionReader(() => undefined);
  reader.take(Buffer.from(`Welcome\n\n${listed}TCP nonsense\n\nrubbish`));
  reader.end();
  expect([reader.entries, reader.strange]).toEqual([6, { first: 'TCP nonsense', count: 2 }]);
});

test('a line without end does not grow with its input', () => {
  const reader = connectionReader(() => undefined);
  for (let piece = 0; piece < 1000; piece++) reader.take(Buffer.alloc(10_000, 'x'));
  reader.end();
  expect(reader.strange?.count).toBe(1);
  expect(reader.strange?.first.length).toBeLessThan(1000);
});

test.each(['', 'TCP', 'TCP a b c d e', 'ABC 14:59 S 1:1 2:2 3:3', 'TCP C6336409 A8C0 C0000201 0050 0A000001 0050 X y'])(
  '%j is not an entry',
  (text) => {
    const line = connectionLine();
    expect(line.read(Buffer.from(text), 0)).toBe(text.length);
    expect(line.isEntry()).toBe(false);
  },
);
