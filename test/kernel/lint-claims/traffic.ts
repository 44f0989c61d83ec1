import assert from 'node:assert/strict';
import { badExample, figures, type Seen } from '../../lint/traffic-figures.ts';
import { fact } from '../fact.ts';
import { stage } from './stage.ts';

/** Leaves no connections to see the servers of. */
const onePacket = 'LVS311';

const web = { to: '192.0.2.1', port: 80 };

/** What the rules say about traffic. */
export async function trafficFacts(): Promise<void> {
  for (const [rule, index, expected] of figures.filter(([each]) => each !== onePacket)) {
    await fact(`${rule}: of the clients of its example ${text(expected)}`, () => {
      const { read, crowd } = stage();
      const rules = badExample(rule, index);
      assert.equal(read(rules), '');
      assert.deepEqual(crowd({ ...web, ...placeIn(rules) }), expected);
    });
  }
  await fact(`${onePacket}: of the servers of its example one gets all packets`, async () => {
    const { read, crowd, counts } = stage();
    const rules = badExample(onePacket, 0);
    read(rules);
    crowd({ ...web, ...placeIn(rules) });
    assert.deepEqual([...(await counts())].sort(), [0, 128]);
  });
  await fact('LVS209: with a mask of nothing all clients go to one server', () => {
    const { read, crowd } = stage();
    assert.equal(read(`-A -t 192.0.2.1:80 -s rr -p 60 -M 0.0.0.0\n${pool('tcp', 'abc')}`), '');
    assert.deepEqual(crowd(web).served, [128]);
  });
  await fact('LVS216: the sip engine drops every new connection of a TCP service', () => {
    const { read, crowd } = stage();
    assert.equal(read(`-A -t 192.0.2.1:80 -s rr -p 60 --pe sip\n${pool('tcp', 'ab')}`), '');
    assert.deepEqual(crowd(web), { served: [], refused: 128, ignored: 0 });
  });
  await fact('LVS224: lc serves a server of weight 5 as often as one of weight 1', () => {
    const { read, crowd } = stage();
    read(
      '-A -t 192.0.2.1:80 -s lc\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 5\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1\n',
    );
    assert.deepEqual(crowd(web).served, [64, 64]);
  });
  await fact('LVS301: a service without servers does not leave its packets to the service for every port', () => {
    const { read, crowd } = stage();
    read('-A -t 192.0.2.1:0 -s rr -p 60\n-a -t 192.0.2.1:0 -r 10.0.0.1:0 -m\n-A -t 192.0.2.1:80 -s rr\n');
    assert.deepEqual(crowd(web, 4), { served: [], refused: 4, ignored: 0 });
    read('-D -t 192.0.2.1:80\n');
    assert.deepEqual(crowd(web, 4), { served: [4], refused: 0, ignored: 0 });
  });
  await fact('LVS305: an mh server that is added with weight 0 does no harm', () => {
    const { read, crowd } = stage();
    read('-A -t 192.0.2.1:80 -s mh\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 0\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m\n');
    assert.deepEqual(crowd(web), { served: [128], refused: 0, ignored: 0 });
  });
  for (const scheduler of ['sed', 'nq', 'ovf']) {
    await fact(`LVS310: under ${scheduler} one server gets all datagrams`, () => {
      const { read, crowd } = stage();
      read(`-A -u 192.0.2.1:80 -s ${scheduler}\n${pool('udp', 'abc')}`);
      assert.deepEqual(crowd({ ...web, protocol: 'udp' }).served, [128]);
    });
  }
  const counting = ['lc', 'wlc', 'nq', 'sed', 'ovf', 'lblc'];
  await fact(`LVS311: under ${counting.join(', ')} with -o one server gets everything`, async () => {
    const { read, crowd, counts } = stage();
    for (const [index, scheduler] of counting.entries()) {
      const port = 80 + index;
      read(`-A -u 192.0.2.1:${port} -s ${scheduler} -o\n${pool('udp', 'abc', port)}`);
      crowd({ ...web, protocol: 'udp', port });
    }
    const all = await counts();
    const shares = counting.map((_, index) => all.slice(3 * index, 3 * index + 3).sort((left, right) => right - left));
    assert.deepEqual(
      shares,
      counting.map(() => [128, 0, 0]),
    );
  });
  await fact('LVS311: under rr and sh with -o every server gets some', async () => {
    const { read, crowd, counts } = stage();
    for (const [port, scheduler] of [
      [80, 'rr'],
      [81, 'sh'],
    ] as const) {
      read(`-A -u 192.0.2.1:${port} -s ${scheduler} -o\n${pool('udp', 'abc', port)}`);
      crowd({ ...web, protocol: 'udp', port });
    }
    assert.ok((await counts()).every((count) => count > 20));
  });
  await fact('LVS312: of equal servers under fo the one that was added last gets everything', () => {
    const { read, visit } = stage();
    read(`-A -t 192.0.2.1:80 -s fo\n${pool('tcp', 'abc')}`);
    for (let client = 0; client < 8; client++) assert.equal(visit({ ...web, client }), '10.0.0.3:80');
  });
  await fact('LVS314: wrr serves 99 clients in a row from a server of weight 100 beside one of 1', () => {
    const { read, visit } = stage();
    read(badExample('LVS314', 1));
    const servers = Array.from({ length: 202 }, (_, client) => visit({ ...web, client }));
    assert.ok(longestRun(servers) >= 99, `at most ${longestRun(servers)}`);
  });
  await fact('LVS321: a quiesced server still gets the new connections of the clients that it has', () => {
    const { read, visit } = stage();
    read(`-A -t 192.0.2.1:80 -s rr -p 60\n${pool('tcp', 'ab')}`);
    const before = Array.from({ length: 8 }, (_, client) => visit({ ...web, client }));
    assert.equal(new Set(before).size, 2);
    read('-e -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 0\n');
    assert.deepEqual(
      before.map((_, client) => visit({ ...web, client, fromPort: 50_000 })),
      before,
    );
  });
  await fact('LVS324: the service for the port gets its packets, that for every port the rest', () => {
    const { read, visit } = stage();
    read(
      '-A -t 192.0.2.1:0 -s rr -p 60\n-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:0 -r 10.0.0.1:0 -m\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m\n',
    );
    assert.equal(visit({ ...web, client: 1 }), '10.0.0.2:80');
    assert.equal(visit({ ...web, client: 2, port: 8080 }), '10.0.0.1:8080');
  });
}

function text({ served, refused, ignored }: Seen): string {
  return `${served.length === 0 ? 'none are' : `${served.join(' and ')} are`} served, ${refused} refused, ${ignored} not noticed`;
}

/** Where the clients of an example go. */
function placeIn(rules: string): { readonly protocol: 'tcp' | 'udp'; readonly port: number } {
  const [, letter, port] = /^-A -([tu]) [^ ]*:([0-9]+)/m.exec(rules) ?? [];
  return { protocol: letter === 'u' ? 'udp' : 'tcp', port: Number(port) };
}

/** A server for each letter, from 10.0.0.1 on. */
function pool(protocol: 'tcp' | 'udp', letters: string, port = 80): string {
  return Array.from(
    letters,
    (_, index) => `-a -${protocol[0] ?? ''} 192.0.2.1:${port} -r 10.0.0.${index + 1}:80 -m\n`,
  ).join('');
}

function longestRun(servers: readonly string[]): number {
  let [longest, run] = [0, 0];
  for (const [index, server] of servers.entries()) {
    run = server === servers[index - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
