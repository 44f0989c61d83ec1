import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readListing } from '../../../src/ipvsadm/listing/read-listing.ts';
import { readPasted } from '../../../src/sources/listing/read-pasted.ts';

const plain = `IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port Scheduler Flags
  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn
TCP  192.0.2.1:80 wrr persistent 300
  -> 10.0.0.1:80                  Masq    1      2          3
  -> 10.0.0.2:80                  Route   2      0          0
FWM  7 IPv6 rr
  -> [2001:db8::1]:0              Route   1      0          0
`;

const rate = `Prot LocalAddress:Port                 CPS    InPPS   OutPPS    InBPS   OutBPS
  -> RemoteAddress:Port
TCP  192.0.2.1:80                        1        2        3        4        5
  -> 10.0.0.1:80                         1        2        3        4        5
`;

function keys(text: string): readonly string[] {
  const read = readPasted(text);
  if (!read.ok) throw new Error(read.failure.what);
  expect(read.value.losses).toEqual([]);
  return (read.value.table.services ?? []).map(({ key, scheduler, servers }) => {
    const name = key.kind === 'fwmark' ? `fwmark ${key.mark}` : `${key.kind} ${key.address ?? key.host ?? ''}`;
    const list = servers.map(
      (server) => `${server.address ?? server.host ?? ''} ${server.method ?? ''} ${server.weight ?? ''}`,
    );
    return `${name} ${scheduler ?? ''}: ${list.join(', ')}`;
  });
}

const read = ['tcp 192.0.2.1 wrr: 10.0.0.1 masquerade 1, 10.0.0.2 route 2', 'fwmark 7 rr: 2001:db8::1 route 1'];
const each = (change: (line: string) => string) => plain.split('\n').map(change).join('\n');

describe('the same table, however it is pasted', () => {
  it.each([
    ['as it is', plain],
    ['indented', each((line) => `    ${line}`)],
    ['quoted', each((line) => `> ${line}`)],
    ['as comments', each((line) => `# ${line}`)],
    ['in a table of a mail', each((line) => `| ${line}`)],
    ['with prompts', `[root@lb1 ~]# ipvsadm -Ln\n${plain}[root@lb1 ~]# \n`],
    ['with a prompt of another form', `root@lb1:~# ipvsadm -L -n\n${plain}root@lb1:~# exit\n`],
    ['under watch', `Every 2.0s: ipvsadm -Ln          lb1: Mon Jan  1 00:00:00 2024\n\n${plain}`],
    ['squeezed', each((line) => line.replace(/ +/g, ' '))],
    ['with tabs', each((line) => line.replace(/ {2,}/g, '\t'))],
    ['with servers in column 0', each((line) => line.trimStart())],
    ['with Windows line ends', plain.replace(/\n/g, '\r\n')],
    ['with blank lines', each((line) => `${line}\n`)],
    ['with prose around it', `Hello, this is what I see:\n\n${plain}\nWhat is wrong?\n`],
    ['from a web page, with its entities', each((line) => line.replace('->', '-&gt;'))],
    ['with arrows of an editor', each((line) => line.replace('->', '\u2192'))],
    ['with long dashes, quoted', each((line) => `> ${line.replace('->', '\u2014>')}`)],
    ['without its headers', plain.split('\n').slice(3).join('\n')],
    ['without its first line', plain.split('\n').slice(1).join('\n')],
  ])('%s', (_, text) => {
    expect(keys(text)).toEqual(read);
  });
});

it('several views of one table are joined', () => {
  const found = readPasted(`$ ipvsadm -Ln\n${plain}$ ipvsadm -Ln --rate\n${rate}`);
  const [first] = (found.ok && found.value.table.services) || [];
  expect(first).toMatchObject({ scheduler: 'wrr', rates: { connections: 1n } });
  expect(first?.servers[0]).toMatchObject({ method: 'masquerade', rates: { inBytes: 4n } });
});

it('the table of another machine is reported and left out', () => {
  const found = readPasted(`[root@lb1 ~]# ipvsadm -Ln\n${plain}[root@lb2 ~]# ipvsadm -Ln\n${plain}`);
  expect(found.ok && found.value.losses).toEqual([
    { line: 14, what: 'left out: the table of another machine, lb2; the first is that of lb1' },
  ]);
});

it('a line in the middle that is not understood is named with its place', () => {
  const found = readPasted(plain.replace('FWM  7', '?? what\nFWM  7'));
  expect(found.ok && found.value.losses).toEqual([{ line: 7, what: 'not understood: ?? what' }]);
});

it.each([
  [
    'a name that was cut before its port',
    plain.replace('FWM  7 IPv6 rr', 'TCP  ip-10-0-62-121.ec2.internal: rr'),
    ['10.0.0.1', '10.0.0.2'],
  ],
  [
    'a line of /proc/net/ip_vs with a mask of another form',
    'TCP  C0000201:0050 wrr\n  -> 0A000001:0050      Masq    1      0          0\nFWM  00000007 wlc persistent 300 0xFFFFFF00\n  -> 0A000002:0000      Route   1      0          0\n',
    ['10.0.0.1'],
  ],
])('servers below %s are none of the service above it', (_, text, expected) => {
  const found = readPasted(text);
  const servers = found.ok ? (found.value.table.services?.[0]?.servers ?? []) : [];
  expect(servers.map(({ address }) => address)).toEqual(expected);
});

it('a text without a listing is refused', () => {
  expect(readPasted('hello\n')).toEqual({ ok: false, failure: { what: 'there is no listing of ipvsadm in it' } });
});

it('every captured listing reads as it reads by itself', () => {
  const file = 'test/fixtures/corpus/listings/listings.json';
  const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly output: string }[];
  for (const { output } of cases) {
    const alone = readListing(output);
    if (!alone.ok) continue;
    const pasted = readPasted(output);
    expect(pasted.ok && pasted.value.table.services).toEqual(alone.value.table.services);
    expect(pasted.ok && pasted.value.table.connections).toEqual(alone.value.table.connections);
    expect(pasted.ok && pasted.value.table.timeouts).toEqual(alone.value.table.timeouts);
  }
});

it('any text is read to its end, in linear time', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readPasted(text)));
  for (const text of ['\n', '> ', 'TCP ', '-> 1:1 Masq 1 1 1\n', 'a@b:', '[', '# # '].map((part) =>
    part.repeat(50_000),
  )) {
    readPasted(text);
  }
});

it('a row that is not understood is never prose', () => {
  const found = readPasted(plain.replace('  -> [2001:db8::1]:0 ', '  ~> 10.0.0.9:80 '));
  expect(found.ok && found.value.losses).toEqual([
    { line: 8, what: 'not understood: ~> 10.0.0.9:80              Route   1      0          0' },
  ]);
});

it('both sync daemons of a director are read, in the form of old versions too', () => {
  const found = readPasted(
    '$ ipvsadm -L --daemon\nmaster sync daemon (mcast=eth0, syncid=1)\nbackup sync daemon (mcast=eth1, syncid=2, maxlen=1472, group=224.0.0.81, port=8848, ttl=1)\n',
  );
  expect(found.ok && found.value.table.daemons?.map(({ state, device }) => `${state} ${device}`)).toEqual([
    'master eth0',
    'backup eth1',
  ]);
});

it('thresholds and weights are two views of one table', () => {
  const thresholds = `Prot LocalAddress:Port            Uthreshold Lthreshold ActiveConn InActConn
  -> RemoteAddress:Port
TCP  192.0.2.1:80 wrr persistent 300
  -> 10.0.0.1:80                  100        50         3          1
`;
  const found = readPasted(`# ipvsadm -Ln --thresholds\n${thresholds}# ipvsadm -Ln\n${plain}`);
  expect(found.ok && found.value.notes).toEqual([]);
  expect(found.ok && found.value.table.services?.[0]?.servers[0]).toMatchObject({ weight: 1, upper: 100, lower: 50 });
});
