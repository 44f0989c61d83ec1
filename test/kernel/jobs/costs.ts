import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readListing } from '../../../src/ipvsadm/listing/read-listing.ts';
import { openConversation } from '../../../src/directors/netlink/conversation.ts';
import { type NetlinkSocket, openSocket } from '../../../src/directors/netlink/socket.ts';
import { netlinkDirector } from '../../../src/directors/netlink-director.ts';
import { success } from '../../../src/domain/result.ts';
import { nodeFiles } from '../../../src/host/files.ts';
import type { Director } from '../../../src/ports/director.ts';
import type { Figure } from '../../bench/bench.ts';
import { director } from '../director-facts.ts';
import { fact, output, ran } from '../fact.ts';
import { costOf, kernelMs, processorMs } from '../processor-time.ts';
import { shareEntries } from '../shared-entries.ts';

// What reading a real kernel costs, told and not judged: the machine is emulated, which costs Node more than a C program.
// `npm run bench refresh` prints them.
const run = promisify(execFile);
const restSeconds = 60;
const views = [
  ['-L', '-n'],
  ['-L', '-n', '--stats', '--exact'],
  ['-L', '-n', '--rate', '--exact'],
] as const;

for (const [services, servers] of [
  [100, 10],
  [1000, 10],
  [10, 1000],
] as const) {
  await fact(`a refresh of ${services}x${servers} has every server, by netlink and by ipvsadm`, async () => {
    fill(services, servers);
    const netlink = await director('netlink');
    const times = services * servers > 5000 ? 2 : 8;
    const floor = await recordedDumps();
    const began = processorMs();
    assert.equal(await refresh(netlink), services * servers);
    const first = processorMs() - began;
    assert.equal(await threeRuns(), 3 * services * servers);
    assert.ok(floor() > 300 * services * servers);
    const own: number[] = [];
    const theirs: number[] = [];
    const least: number[] = [];
    for (let round = 0; round < 4; round++) {
      own.push(await costOf(5 * times, () => refresh(netlink)));
      theirs.push(await costOf(times, threeRuns));
      least.push(await costOf(5 * times, () => Promise.resolve(floor())));
    }
    const kernel = await costOf(5 * times, () => refresh(netlink), kernelMs);
    await netlink.close();
    const [ours, three, dumped] = [Math.min(...own), Math.min(...theirs), Math.min(...least)];
    tell({
      what: `a refresh of ${services}x${servers} by netlink, against the same dumps with nothing read`,
      value: ours / dumped,
      unit: 'x',
      target: 2,
      measured: `${ours.toFixed(1)} ms, ${kernel.toFixed(1)} ms of it in the kernel, and ${dumped.toFixed(1)} ms; the first refresh ${first.toFixed(0)} ms`,
    });
    tell({
      what: `a refresh of ${services}x${servers} by netlink, against three runs of ipvsadm`,
      value: ours / three,
      unit: 'x',
      target: 1 / 6,
      measured: `${ours.toFixed(0)} ms and ${three.toFixed(0)} ms: ${(three / ours).toFixed(1)} times cheaper`,
    });
  });
}

await fact('10,000 refreshes leave the memory and the open files as they were', async () => {
  fill(1, 5);
  const netlink = await director('netlink');
  const sizes: number[] = [];
  const files = readdirSync('/proc/self/fd').length;
  for (let count = 1; count <= 10_000; count++) {
    await refresh(netlink);
    if (count % 100 === 0) sizes.push(process.memoryUsage().rss / 1e6);
  }
  await netlink.close();
  const mean = (some: readonly number[]) => some.reduce((sum, each) => sum + each, 0) / some.length;
  const [early, late] = [mean(sizes.slice(20, 40)), mean(sizes.slice(-20))];
  tell({
    what: 'memory in the last fifth of 10,000 refreshes, against the second',
    value: late / early,
    unit: 'x',
    target: 1.1,
    measured: `${early.toFixed(1)} MB, then ${late.toFixed(1)} MB`,
  });
  assert.ok(late < 1.25 * early, `${early} MB, then ${late} MB`);
  assert.ok(readdirSync('/proc/self/fd').length <= files);
});

await fact('watch keeps 1,000 services in force, and rests', async () => {
  output('ipvsadm', '-C');
  writeFileSync('/tmp/site.rules', tableText(1000, 3));
  const words = ['/job/dist/lvsrules.js', 'watch', '/tmp/site.rules', '--director', 'netlink'];
  const watch = spawn('/usr/bin/node', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await new Promise<void>((resolve) => {
      createInterface({ input: watch.stdout }).on('line', (line) => {
        if (line.includes('"event":"applied"')) resolve();
      });
    });
    assert.equal(output('ipvsadm', '-S', '-n').split('\n').length - 1, 4000);
    await setTimeout(15_000);
    const began = processorMs(watch.pid);
    await setTimeout(restSeconds * 1000);
    const ms = processorMs(watch.pid) - began;
    tell({
      what: 'a second of watch at rest, with 1,000 services and three real servers each',
      value: (ms / restSeconds) * 1000,
      unit: 'µs',
      target: 10_000,
      measured: `${(ms / restSeconds / 10).toFixed(2)} % of a core, of an emulated one`,
    });
  } finally {
    watch.kill();
  }
});

const entries = 40_000;
const few = 2000;
const file = '/proc/net/ip_vs_conn';
const lines = () => readFileSync(file, 'latin1').split('\n').length - 2;
const made = (count: number) =>
  Array.from({ length: count }, (_, place) => ({
    client: (0x0b000000 + place * 7) >>> 0,
    clientPort: 1024 + (place % 60_000),
    service: 0x0a010001,
    server: 0x0a030001 + (place % 100),
    state: 1 + (place % 4),
  }));

await fact(`${entries} connections are grouped`, async () => {
  output('ipvsadm', '-C');
  await shareEntries(made(few), lines);
  const group = (by = 'server,state') =>
    run('/usr/bin/node', ['/job/dist/lvsrules.js', 'connections', '-d', 'proc', '--group', by]);
  const cat = () => run('sh', ['-c', `cat ${file} >/dev/null`]);
  await group();
  const small = { own: await costOf(3, () => group()), cat: await costOf(10, cat) };
  output('ip', 'link', 'del', 'shared0');
  output('ipvsadm', '--stop-daemon', 'backup');
  await shareEntries(made(entries), lines);
  const large = { own: await costOf(3, () => group()), cat: await costOf(3, cat) };
  const { stdout } = await group();
  assert.match(stdout, new RegExp(`^${entries} connections`, 'm'));
  const [more, others] = [large.own - small.own, large.cat - small.cat];
  tell({
    what: `${entries} connections grouped, against cat of ${file}`,
    value: large.own / large.cat,
    unit: 'x',
    target: 3,
    measured: `${large.own.toFixed(0)} ms and ${large.cat.toFixed(0)} ms; of ${few}: ${small.own.toFixed(0)} ms and ${small.cat.toFixed(0)} ms`,
  });
  tell({
    what: 'the same, without the start of both programs',
    value: more / others,
    unit: 'x',
    target: 3,
    measured: `each connection more ${((1000 * more) / (entries - few)).toFixed(1)} µs and ${((1000 * others) / (entries - few)).toFixed(1)} µs`,
  });
});

function tell(figure: Figure): void {
  process.stdout.write(`figure: ${JSON.stringify(figure)}\n`);
}

function fill(services: number, servers: number): void {
  output('ipvsadm', '-C');
  assert.equal(ran('ipvsadm', ['-R'], tableText(services, servers)).stderr, '');
}

function tableText(services: number, servers: number): string {
  let text = '';
  for (let service = 0; service < services; service++) {
    const key = `-t 10.${1 + (service >> 8)}.${service & 255}.1:80`;
    text += `-A ${key} -s wlc\n`;
    for (let server = 0; server < servers; server++) {
      text += `-a ${key} -r 172.16.${server >> 8}.${server & 255}:80 -m -w 1\n`;
    }
  }
  return text;
}

/**
 * Records the requests of one refresh, and sends them again without decoding the answers: the cost of the kernel and of the
 * calls alone. The function that it gives returns the bytes received.
 */
async function recordedDumps(): Promise<() => number> {
  const socket = openSocket();
  assert.ok(socket.ok);
  const requests: { readonly message: Buffer; answers: number }[] = [];
  const recording: NetlinkSocket = {
    ...socket.value,
    send(message) {
      requests.push({ message, answers: 0 });
      return socket.value.send(message);
    },
    receive() {
      const last = requests.at(-1);
      if (last) last.answers++;
      return socket.value.receive();
    },
  };
  const opened = netlinkDirector(nodeFiles(), openConversation(success(recording)));
  assert.ok(opened.ok);
  requests.length = 0;
  await refresh(opened.value);
  return () => {
    let bytes = 0;
    for (const { message, answers } of requests) {
      assert.equal(socket.value.send(message), 0);
      for (let answer = 0; answer < answers; answer++) {
        const datagram = socket.value.receive();
        assert.ok(typeof datagram !== 'number');
        bytes += datagram.length;
      }
    }
    return bytes;
  };
}

/** The number of servers that were read. */
async function refresh(netlink: Director): Promise<number> {
  const observed = await netlink.observe();
  assert.ok(observed.ok);
  return observed.value.services.reduce((sum, { servers }) => sum + servers.length, 0);
}

async function threeRuns(): Promise<number> {
  let count = 0;
  for (const view of views) {
    const { stdout } = await run('/usr/sbin/ipvsadm', [...view], { maxBuffer: 1 << 28 });
    const read = readListing(stdout);
    assert.ok(read.ok);
    for (const { servers } of read.value.table.services ?? []) count += servers.length;
  }
  return count;
}
