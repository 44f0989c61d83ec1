import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { director } from '../director-facts.ts';
import { fact, lvsrules, output, ran } from '../fact.ts';
import { startRealServer } from '../real-server.ts';
import { shareEntries } from '../shared-entries.ts';

// Real connections of every kind, and what each way of reading them says about them.
const vip = '10.1.0.1';
const vip6 = '2001:db8:1::1';
await startRealServer(1, [vip]);
await startRealServer(2, [vip]);
output('ip', 'link', 'add', 'd0', 'type', 'dummy');
output('ip', 'link', 'set', 'd0', 'up');
output('ip', 'address', 'add', `${vip}/32`, 'dev', 'd0');
output('ip', 'address', 'add', '10.1.0.2/32', 'dev', 'd0');
output('ip', '-6', 'address', 'add', `${vip6}/128`, 'dev', 'd0', 'nodad');
output('ip', '-6', 'address', 'add', '2001:db8:2::9/128', 'dev', 'lo', 'nodad');
output('ip', 'route', 'add', 'local', '11.0.0.0/8', 'dev', 'lo');
for (const wire of ['wire1', 'wire2']) output('sh', '-c', `echo 0 >/proc/sys/net/ipv4/conf/${wire}/rp_filter`);
const rules = `-A -t ${vip}:80 -s rr
-a -t ${vip}:80 -r 10.3.1.2:80 -m -w 1
-a -t ${vip}:80 -r 10.3.2.2:80 -g -w 1
-A -t 10.1.0.2:80 -s rr -p 900 -M 255.255.255.0
-a -t 10.1.0.2:80 -r 10.3.1.2:80 -m -w 1
-A -u ${vip}:5353 -s rr
-a -u ${vip}:5353 -r 10.3.1.2:5354 -m -w 1
-A -u ${vip}:5060 -s rr -p 900 --pe sip
-a -u ${vip}:5060 -r 10.3.1.2:5060 -m -w 1
-A -t [${vip6}]:80 -s rr
-a -t [${vip6}]:80 -r [fd00:3::2]:80 -g -w 1
-A -u [${vip6}]:53 -s rr -p 900
-a -u [${vip6}]:53 -r [fd00:3::2]:53 -m -w 1
-A -f 7 -s rr -p 900
-a -f 7 -r 10.3.2.2:0 -m -w 1
`;
assert.equal(ran('ipvsadm', ['-R'], rules).stderr, '');
output('depmod');
output('modprobe', 'nf_tables');
output('nft', 'add', 'table', 'ip', 'marks');
output('nft', 'add', 'chain', 'ip', 'marks', 'out', '{ type route hook output priority mangle; }');
output(
  'nft',
  'add',
  'rule',
  'ip',
  'marks',
  'out',
  'ip',
  'daddr',
  '10.1.0.2',
  'tcp',
  'dport',
  '8080',
  'meta',
  'mark',
  'set',
  '7',
);

const held = [];
for (const [host, port, localAddress] of [
  [vip, 80, '11.0.0.1'],
  [vip, 80, '11.0.0.2'],
  [vip, 80, '11.0.1.3'],
  ['10.1.0.2', 80, '11.0.0.4'],
  ['10.1.0.2', 80, '11.0.2.4'],
  ['10.1.0.2', 8080, '11.0.0.5'],
  [vip6, 80, '2001:db8:2::9'],
] as const) {
  const socket = connect({ host, port, localAddress });
  socket.on('error', () => undefined);
  held.push(socket);
}
const sip = 'OPTIONS sip:a@b SIP/2.0\r\nCall-ID: 8c4a9f@client\r\n\r\n';
for (const [type, host, port, from, text] of [
  ['udp4', vip, 5353, '11.0.0.6', 'x'],
  ['udp4', vip, 5060, '11.0.0.7', sip],
  ['udp6', vip6, 53, '2001:db8:2::9', 'x'],
] as const) {
  const socket = createSocket(type);
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => socket.bind(0, from, resolve));
  socket.send(text, port, host);
}
await setTimeout(1500);
const before = output('ipvsadm', '-L', '-n', '-c').split('\n').length;
await shareEntries(
  Array.from({ length: 100 }, (_, place) => ({
    client: 0x0c000001 + place,
    clientPort: 2000 + place,
    service: 0x0a010001,
    server: 0x0a030102 + 256 * (place % 2),
    state: 1 + (place % 9),
  })),
  () => output('ipvsadm', '-L', '-n', '-c').split('\n').length - before,
);

// The client of the mark finds no server: its connection ends soon, and no reading may see that it does.
while (/ CLOSE +11\./.test(output('ipvsadm', '-L', '-n', '-c'))) await setTimeout(500);

const listing = () => output('ipvsadm', '-L', '-n', '-c', '--persistent-conn').split('\n');
/** Protocol, state and the three ends, without the time that runs. */
const plain = () =>
  listing()
    .filter((line) => /^(TCP|UDP|SCTP|IP) /.test(line))
    .map((line) => {
      const [protocol = '', , state, ...ends] = line.trim().split(/ +/);
      return [protocol.toLowerCase(), state, ...ends.slice(0, 3)].join(' ');
    })
    .sort();

interface Listed {
  readonly entries: number;
  readonly connections: number;
  readonly templates: number;
  readonly list: readonly Record<'protocol' | 'state' | 'client' | 'clientPort' | 'service' | 'server', string>[];
}

function read(words: readonly string[], input = ''): Listed {
  const { exit, stdout, stderr } = lvsrules(['connections', ...words, '--format', 'json', '--limit', '1000'], input);
  assert.equal(stderr, '');
  assert.equal(exit, 0);
  return JSON.parse(stdout) as Listed;
}

function ends({ list }: Listed): readonly string[] {
  return list
    .map(({ protocol, state, client, clientPort, service, server }) => {
      const from = client.includes(':') ? `[${client}]` : client;
      return [protocol, state, `${from}:${clientPort}`, service, server].join(' ');
    })
    .sort();
}

await fact('the table has connections of every kind', () => {
  const all = plain().join('\n');
  for (const kind of [
    /^tcp ESTABLISHED 11\./m,
    /^tcp .*2001:db8/m,
    /^udp UDP 11\./m,
    /^udp .*2001:db8/m,
    /^ip .* 0\.0\.0\.7:0 /m,
    /^tcp .* 11\.0\.0\.0:0 /m,
    / 12\.0\.0\.5:/m,
  ])
    assert.match(all, kind);
  process.stdout.write(
    listing()
      .filter((line) => !/ 12\.0\.0\./.test(line))
      .map((line) => `# ${line}\n`)
      .join(''),
  );
});

for (const [title, words] of [
  ['netlink', ['-d', 'netlink']],
  ['proc', ['-d', 'proc']],
  ['ipvsadm', ['-d', 'ipvsadm']],
  ['/proc/net/ip_vs_conn as a file', ['/proc/net/ip_vs_conn']],
] as const) {
  await fact(`lvsrules connections lists through ${title} what ipvsadm -Lnc lists`, () => {
    assert.deepEqual(ends(read(words)), plain());
  });
}

await fact('lvsrules connections lists on standard input what ipvsadm -Lnc lists', () => {
  assert.deepEqual(ends(read(['-'], listing().join('\n'))), plain());
});

await fact('templates are those that the kernel counts as persistent', () => {
  const templates = plain().filter((line) => /^\S+ \S+ \S+:0 /.test(line)).length;
  const { connections, entries, templates: found } = read(['-d', 'proc']);
  assert.deepEqual([found, connections, entries], [templates, plain().length - templates, plain().length]);
  const counted = /^\s*-> /;
  const persistent = output('ipvsadm', '-L', '-n', '--persistent-conn')
    .split('\n')
    .filter((line) => counted.test(line) && !line.includes('RemoteAddress'))
    .reduce((sum, line) => sum + Number(line.trim().split(/ +/)[3]), 0);
  assert.equal(found, persistent);
});

await fact('the directors read the same connections one by one', async () => {
  const tables = [];
  for (const spec of ['netlink', 'ipvsadm', 'proc']) {
    const opened = await director(spec);
    const found = await opened.connections();
    await opened.close();
    assert.ok(found.ok, JSON.stringify(found));
    tables.push(
      found.value
        .map(({ protocol, state, source, sourcePort, virtual, virtualPort, destination, destinationPort }) =>
          [protocol, state, source, sourcePort, virtual, virtualPort, destination, destinationPort].join(' '),
        )
        .sort(),
    );
  }
  assert.deepEqual(tables[1], tables[0]);
  assert.deepEqual(tables[2], tables[0]);
});
process.exit();
