import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { inside, layCluster } from '../cluster/machines.ts';
import { allFindings, applyRules, findings, saidOf, setUp } from '../cluster/operator.ts';
import { holdConnections } from '../cluster/held-connections.ts';
import { allAnswer, answers, servePage } from '../cluster/pages.ts';
import { faultsAreFound } from '../cluster/planted-faults.ts';
import { fact, output } from '../fact.ts';

// Two directors that share their connections; the first has the address.
const vip = '192.168.1.208';
const rulesOf = (state: string) => {
  const path = `/tmp/${state}.rules`;
  const services = [80, 81].map(
    (port) => `-A -t ${vip}:${port} -s rr\n-a -t ${vip}:${port} -r 192.168.1.210:${port} -g -w 1\n`,
  );
  writeFileSync(path, `${services.join('')}--start-daemon ${state} --mcast-interface eth0 --syncid 7\n`);
  return path;
};
const pair = [
  ['lb1', rulesOf('master')],
  ['lb2', rulesOf('backup')],
] as const;
await layCluster([
  { name: 'lb1', devices: { eth0: [0, '192.168.1.201/24'] } },
  { name: 'lb2', devices: { eth0: [0, '192.168.1.202/24'] } },
  { name: 'rs1', devices: { eth0: [0, '192.168.1.210/24'] } },
  { name: 'client', devices: { eth0: [0, '192.168.1.100/24'] } },
]);
servePage('rs1');
await allAnswer('client', ['192.168.1.210']);
const [[, master], [, backup]] = pair;
await setUp('lb1', 'director', { rules: master, apply: true });
await setUp('rs1', 'realserver', { rules: master, apply: true });
for (const [name, rules] of pair) await applyRules(name, rules);

const entries = (name: string) => inside(name, 'ipvsadm -Lnc').match(/^TCP .*$/gm)?.length ?? 0;

/** Whether the backup knows a connection that begins now. */
async function isShared(): Promise<boolean> {
  const known = entries('lb2');
  assert.deepEqual(answers('client', vip, 1), ['rs1']);
  for (let tries = 0; tries < 20; tries++) {
    if (entries('lb2') > known) return true;
    await setTimeout(250);
  }
  return false;
}

/** Errors and warnings about both directors, examined together. */
async function together() {
  const director = pair.map(([name]) => `ipvsadm:ip netns exec ${name}`);
  return (await allFindings({ director })).filter(({ severity }) => severity !== 'info');
}

const setThreshold = (value: string) => {
  for (const [name] of pair) output('ip', 'netns', 'exec', name, 'sysctl', '-w', `net.ipv4.vs.sync_threshold=${value}`);
};
setThreshold('3000 5000');
const held = await holdConnections('rs1', 'client', vip, 81, 12);
await faultsAreFound(
  [
    {
      name: 'backup-empty',
      host: 'lb2',
      made: held.talk,
      isFelt: () => entries('lb2') === 0,
      byHand: () => {
        setThreshold('1 2');
      },
      settled: async () => {
        while (entries('lb2') === 0) await held.talk();
      },
    },
  ],
  together,
);
held.end();
setThreshold('3 50');

await fact(
  'apply starts the sync daemons of the rules, and the backup knows the connections of the master',
  async () => {
    assert.ok(await isShared());
  },
);

for (const [name, rules] of pair) {
  await fact(`doctor finds nothing to correct on ${name}`, async () => {
    assert.deepEqual(saidOf(await findings(name, [], rules)), []);
  });
}

const stop = 'ipvsadm --stop-daemon backup';
for (const made of [[stop], [stop, 'ipvsadm --start-daemon backup --mcast-interface eth0 --syncid 8']]) {
  await faultsAreFound(
    [{ name: 'sync-mismatch', host: 'lb2', made, isFelt: async () => !(await isShared()) }],
    async () => (await findings('lb2', [], backup)).filter(({ name }) => name !== 'rules-drift'),
  );
}

await fact('doctor finds nothing to correct on both together', async () => {
  assert.deepEqual(saidOf(await together()), []);
});

const balance = (scheduler: string) => () => void inside('lb2', `ipvsadm -E -t ${vip}:80 -s ${scheduler}`);
for (const fault of [
  { name: 'pair-drift', host: 'lb1', made: balance('wrr'), byHand: balance('rr') },
  {
    name: 'sync-mismatch',
    host: 'lb1',
    made: () => {
      inside('lb2', stop);
      inside('lb2', 'ipvsadm --start-daemon backup --mcast-interface eth0 --syncid 8');
    },
    isFelt: async () => !(await isShared()),
  },
]) {
  await faultsAreFound([fault], together);
}
