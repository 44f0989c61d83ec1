import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { inside, layCluster } from '../cluster/machines.ts';
import { setUp } from '../cluster/operator.ts';
import { pairWatch, unknownToBackup } from '../cluster/pair-watch.ts';
import { plantedCommands } from '../cluster/planted-commands.ts';
import { downloads } from '../downloads.ts';
import { fact, output, type Ran } from '../fact.ts';
import { traffic } from '../traffic.ts';
import { webServer } from '../web-server.ts';

// A pair of directors that share their connections, changed together while clients, who are outside the machines, fetch
// through the virtual address.
const vip = '192.168.1.208';
const server = { rs1: '192.168.1.210', rs2: '192.168.1.211', rs3: '192.168.1.212' } as const;
type Weights = Partial<Record<keyof typeof server, number>>;

const rulesOf = (weights: Weights, scheduler = 'wrr') => {
  const lines = Object.entries(weights).map(
    ([name, weight]) => `-a -t ${vip}:80 -r ${server[name as keyof typeof server]}:80 -g -w ${weight}\n`,
  );
  return `-A -t ${vip}:80 -s ${scheduler}\n${lines.join('')}`;
};
const file = (name: string, text: string) => {
  writeFileSync(`/tmp/${name}.rules`, text);
  return `/tmp/${name}.rules`;
};
const [all, start] = [file('all', rulesOf({ rs1: 1, rs2: 1, rs3: 1 })), file('start', rulesOf({ rs1: 1, rs2: 1 }))];

await layCluster([
  { name: 'lb1', devices: { eth0: [0, '192.168.1.201/24'] } },
  { name: 'lb2', devices: { eth0: [0, '192.168.1.202/24'] } },
  ...Object.entries(server).map(([name, address]) => ({
    name,
    devices: { eth0: [0, `${address}/24`] as const },
    more: ['route add 11.0.0.0/8 via 192.168.1.100'],
  })),
]);
output('ip', 'address', 'add', '192.168.1.100/24', 'dev', 'br0');
output('ip', 'route', 'add', 'local', '11.0.0.0/8', 'dev', 'lo');
output('sh', '-c', 'echo 2 >/proc/sys/net/ipv4/conf/all/arp_announce');
for (const name of Object.keys(server)) {
  await setUp(name, 'realserver', { rules: all, apply: true });
  const words = ['netns', 'exec', name, process.execPath, '-e', webServer];
  const started = spawn('ip', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => started.stdout.once('data', resolve));
  started.unref();
}
await setUp('lb1', 'director', { rules: all, apply: true });
inside('lb1', 'ipvsadm --start-daemon master --mcast-interface eth0 --syncid 7');
inside('lb2', 'ipvsadm --start-daemon backup --mcast-interface eth0 --syncid 7');

const [lb1, lb2] = [plantedCommands('lb1'), plantedCommands('lb2')];
const both = ['-d', lb1.spec, '-d', lb2.spec];
const kept = (name: string) => inside(name, 'ipvsadm -S -n');
const tables = () => [kept('lb1'), kept('lb2')];

/** The built program, while the clients of this process continue. */
function lvsrules(...words: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile('/usr/bin/node', ['/job/dist/lvsrules.js', ...words], (error, stdout, stderr) => {
      resolve({ exit: error ? Number(error.code) : 0, stdout, stderr });
    });
    child.stdin?.end();
  });
}

async function applied(target: string, ...words: readonly string[]): Promise<Ran> {
  return lvsrules('apply', target, ...both, '--yes', '--isolated', ...words);
}

/** Runs the commands that a message gives for the way back. */
async function goBack({ stderr }: Ran): Promise<readonly Ran[]> {
  const [, commands] = /to roll back: (.*)$/m.exec(stderr) ?? [];
  assert.ok(commands, stderr);
  const all: Ran[] = [];
  for (const command of commands.split(' && ')) {
    const [program, ...words] = command.split(' ');
    assert.equal(program, 'lvsrules');
    all.push(await lvsrules(...words, '--yes'));
  }
  return all;
}

await fact('apply fills both tables', async () => {
  const { exit, stdout, stderr } = await applied(start);
  assert.equal(exit, 0, stderr);
  assert.match(stdout, /Done: 2 directors changed, and verified\./);
  assert.equal(kept('lb1'), kept('lb2'));
});

const clients = traffic([vip]);
const long = downloads(vip, 6);
const watch = await pairWatch('lb1', 'lb2');
await clients.steady();

/** Work during which no client notices anything. */
async function unnoticed(work: () => Promise<void>): Promise<void> {
  const brokenBefore = long.broken.length;
  const count = await clients.during(work);
  await long.ended();
  assert.ok(count.begun > 5 && count.held > 5, `too little traffic: ${JSON.stringify(count)}`);
  assert.deepEqual({ failed: count.failed, broken: count.broken }, { failed: 0, broken: 0 }, JSON.stringify(count));
  assert.deepEqual(long.broken.slice(brokenBefore), []);
  await clients.steady();
}

await fact('a server is added to both, first where it is backup; no request and no download fails', async () => {
  await unnoticed(async () => {
    const target = file('added', rulesOf({ rs1: 2, rs2: 1, rs3: 1 }));
    let ran: Ran | null = null;
    const seen = await watch.during(async () => {
      ran = await applied(target);
    });
    const { exit, stdout, stderr } = ran ?? assert.fail();
    assert.equal(exit, 0, stderr);
    assert.match(stdout, /Done: 2 directors changed, and verified\./);
    assert.deepEqual(unknownToBackup(seen), []);
    assert.ok(
      seen.some(({ master, backup }) => backup.length > master.length),
      'the backup was never seen with the server that the master does not have yet',
    );
    assert.equal(kept('lb1'), kept('lb2'));
  });
});

await fact('connections to the added server are on the backup, bound to it', async () => {
  for (let tries = 0; tries < 100; tries++) {
    if (/^TCP .* ESTABLISHED .* 192\.168\.1\.212:80$/m.test(inside('lb2', 'ipvsadm -L -n -c'))) break;
    await setTimeout(100);
  }
  const line = /-> 192\.168\.1\.212:80 +Route +1 +([0-9]+) +([0-9]+)/.exec(inside('lb2', 'ipvsadm -L -n'));
  assert.ok(Number(line?.[1]) + Number(line?.[2]) > 0, inside('lb2', 'ipvsadm -L -n'));
});

await fact(
  'a server is drained and removed on both, first on the master; no request and no download fails',
  async () => {
    await unnoticed(async () => {
      clients.hold(3000);
      let ran: Ran | null = null;
      const seen = await watch.during(async () => {
        ran = await applied(file('drained', rulesOf({ rs1: 2, rs3: 1 })), '--drain-timeout', '60');
      });
      clients.hold(Infinity);
      const { exit, stderr } = ran ?? assert.fail();
      assert.equal(exit, 0, stderr);
      assert.doesNotMatch(stderr, /time is over/);
      assert.deepEqual(unknownToBackup(seen), []);
      assert.equal(kept('lb1'), kept('lb2'));
    });
  },
);

const again = file('again', rulesOf({ rs1: 1, rs2: 3, rs3: 1 }));
const colleague = 'ipvsadm -a -t 192.168.1.208:80 -r 192.168.1.211:80 -g -w 0';

await fact(
  'the table of the second changes on the way: the run stops, and tells how to roll back the first',
  async () => {
    const before = tables();
    await unnoticed(async () => {
      lb2.plant('after', `ip netns exec lb1 ${colleague}`);
      const ran = await applied(again);
      assert.equal(ran.exit, 1, ran.stdout + ran.stderr);
      assert.match(ran.stderr, new RegExp(`stopped at ${lb1.spec}`));
      assert.match(ran.stderr, new RegExp(`to roll back: lvsrules undo --director '?${lb2.spec}'?$`, 'm'));
      for (const { exit, stderr } of await goBack(ran)) assert.equal(exit, 0, stderr);
      inside('lb1', 'ipvsadm -d -t 192.168.1.208:80 -r 192.168.1.211:80');
    });
    assert.deepEqual(tables(), before);
  },
);

await fact('the kernel of the second refuses a step: the message has both ways back, and both work', async () => {
  const before = tables();
  await unnoticed(async () => {
    lb1.plant('before', `ip netns exec lb1 ${colleague}`);
    const ran = await applied(again);
    assert.equal(ran.exit, 1, ran.stdout + ran.stderr);
    assert.match(ran.stderr, new RegExp(`stopped at ${lb1.spec}`));
    for (const { exit, stderr } of await goBack(ran)) assert.equal(exit, 0, stderr);
    assert.match(kept('lb1'), /-r 192\.168\.1\.211:80 -g -w 0/, 'what the colleague did stays');
    inside('lb1', 'ipvsadm -d -t 192.168.1.208:80 -r 192.168.1.211:80');
  });
  assert.deepEqual(tables(), before);
});

await fact('with --on-failure undo everything is rolled back at once', async () => {
  const before = tables();
  await unnoticed(async () => {
    lb2.plant('after', `ip netns exec lb1 ${colleague}`);
    const ran = await applied(again, '--on-failure', 'undo');
    assert.equal(ran.exit, 1, ran.stdout + ran.stderr);
    assert.match(ran.stdout, /all of it is rolled back/);
    inside('lb1', 'ipvsadm -d -t 192.168.1.208:80 -r 192.168.1.211:80');
  });
  assert.deepEqual(tables(), before);
});

await fact('a scheduler that the kernel lacks stops at the first, and nothing is changed', async () => {
  output('rmmod', 'ip_vs_mh');
  const before = tables();
  await unnoticed(async () => {
    const ran = await applied(file('mh', rulesOf({ rs1: 2, rs3: 1 }, 'mh')));
    assert.equal(ran.exit, 1, ran.stdout + ran.stderr);
    assert.match(ran.stderr, /scheduler 'mh'|mh/);
    assert.match(ran.stderr, /nothing was changed on any director/);
  });
  assert.deepEqual(tables(), before);
});

await fact('when the cause is removed, the same change reaches both', async () => {
  await unnoticed(async () => {
    const { exit, stderr } = await applied(again);
    assert.equal(exit, 0, stderr);
    assert.equal(kept('lb1'), kept('lb2'));
  });
});

await fact('a failover after all this breaks no connection', async () => {
  const [, device = ''] = new RegExp(`^[0-9]+: (\\S+) .*inet ${vip}/`, 'm').exec(inside('lb1', 'ip -o address')) ?? [];
  // A connection is copied after a few packets, and copies are sent every two seconds.
  long.stop();
  await setTimeout(5000);
  assert.ok(long.running > 0, 'no download runs');
  const count = await clients.during(() => {
    inside('lb1', `ip address del ${vip}/32 dev ${device}`);
    inside('lb2', `ip address add ${vip}/32 dev eth0`);
    output('ip', 'neighbour', 'flush', 'to', vip);
    return Promise.resolve();
  });
  await long.ended();
  assert.deepEqual({ broken: count.broken, long: long.broken }, { broken: 0, long: [] });
  assert.ok(count.held > 5 && long.whole > 20, `${count.held} held, ${long.whole} downloads`);
});
process.stdout.write(`# ${long.whole} downloads of ten seconds were whole\n`);
process.exit();
