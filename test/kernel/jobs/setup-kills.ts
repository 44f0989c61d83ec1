import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { type Death, layDeadlyPrograms, runUntilDeath } from '../cluster/deadly-programs.ts';
import { differences, inside, layCluster, loadModules, raiseOnce, stateOf } from '../cluster/machines.ts';
import { setUp } from '../cluster/operator.ts';
import { fact } from '../fact.ts';
import { dice } from '../scheduling/dice.ts';
import { seedOfRun } from '../seed.ts';

// setup is killed at random steps of --apply and of --undo, on machines of every kind.
const rules = '/tmp/kills.rules';
writeFileSync(
  rules,
  [
    '-A -t 192.168.1.209:80 -s rr',
    '-a -t 192.168.1.209:80 -r 192.168.1.221:80 -m -w 1',
    '-A -t [fd00::209]:80 -s rr',
    '-a -t [fd00::209]:80 -r [fd00::221]:80 -m -w 1',
    '',
  ].join('\n'),
);

interface Victim {
  readonly name: string;
  readonly role: 'director' | 'realserver';
  /** What is wished for it, as the options of setup. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly addresses: readonly [string, ...string[]];
  /** Commands that make the machine harder to restore. */
  readonly made: readonly string[];
}

const vip = '192.168.1.208';
const victims: readonly [Victim, ...Victim[]] = [
  {
    name: 'lb',
    role: 'director',
    values: { rules },
    addresses: ['192.168.1.200/24', 'fd00::200/64'],
    made: ['sysctl -w net.ipv4.conf.eth0.forwarding=1', 'sysctl -w net.ipv4.conf.all.accept_redirects=0'],
  },
  {
    name: 'dr',
    role: 'realserver',
    values: { vip: [`${vip},192.168.1.207,fd00::208`] },
    addresses: ['192.168.1.210/24', 'fd00::210/64'],
    made: [
      `ip address add ${vip}/32 dev eth0`,
      'ip address add 192.168.1.207/24 dev lo label lo:1',
      'sysctl -w net.ipv4.conf.eth0.arp_ignore=4',
    ],
  },
  {
    name: 'tun',
    role: 'realserver',
    values: { vip: [vip], method: 'tunnel', tunnel: 'gue' },
    addresses: ['192.168.1.211/24'],
    made: ['sysctl -w net.ipv4.conf.all.rp_filter=1'],
  },
  {
    name: 'nat',
    role: 'realserver',
    values: { vip: [vip], method: 'masquerade', gateway: ['192.168.1.200'] },
    addresses: ['192.168.1.221/24'],
    made: ['ip route add default via 192.168.1.254 mtu 1400'],
  },
];

await layCluster(
  victims.map(({ name, addresses: [address, ...more] }) => ({ name, devices: { eth0: [0, address, ...more] } })),
);
// Their devices stay with the other machines when one is set up and undone.
loadModules('ipip', 'ip_gre', 'fou');
raiseOnce('tun', 'tunl0', 'gre0');
for (const { name, made } of victims) for (const command of made) inside(name, command);
layDeadlyPrograms();

const bare = new Map(victims.map(({ name }) => [name, stateOf(name)]));
const isBare = ({ name }: Victim) => {
  assert.deepEqual(differences(bare.get(name) ?? [], stateOf(name)), []);
};
const never: Death = { change: -1, when: 'before' };
const run = ({ name, role, values }: Victim, what: 'apply' | 'undo', death: Death) => {
  const words = Object.entries(values).flatMap(([option, value]) => [`--${option}`, String(value)]);
  return runUntilDeath(name, ['setup', role, ...(what === 'apply' ? [...words, '--apply'] : ['--undo'])], death);
};

/** How many changes a whole --apply and a whole --undo of a machine make. */
const counts = new Map<string, { readonly apply: number; readonly undo: number }>();
for (const victim of victims) {
  await fact(`${victim.name}: --apply changes the machine, and --undo restores exactly what was there`, () => {
    const made = { apply: run(victim, 'apply', never), undo: run(victim, 'undo', never) };
    assert.ok(made.apply > 0 && made.undo > 0, JSON.stringify(made));
    counts.set(victim.name, made);
    isBare(victim);
  });
}

const draws = dice(seedOfRun());
for (let trial = 0; trial < 12; trial++) {
  const victim = victims[trial % victims.length] ?? victims[0];
  const { name, role, values } = victim;
  const all = counts.get(name) ?? { apply: 1, undo: 1 };
  const death = (most: number): Death => ({
    change: draws.whole(0, most - 1),
    when: draws.one(['before', 'after']),
  });
  const first = death(all.apply);
  const isFinished = draws.chance(0.5);
  const second = draws.chance(0.5) ? death(all.undo) : null;
  const title = [
    `${name}: killed ${first.when} change ${first.change}`,
    ...(isFinished ? ['finished'] : []),
    ...(second ? [`killed ${second.when} change ${second.change} of --undo`] : []),
    'and restored exactly',
  ];
  await fact(title.join(', '), async () => {
    assert.equal(run(victim, 'apply', first), first.change + 1);
    if (isFinished) {
      await setUp(name, role, { ...values, apply: true });
      assert.match(await setUp(name, role, { ...values, apply: true }), /nothing to do/);
    }
    if (second) run(victim, 'undo', second);
    await setUp(name, role, { undo: true });
    isBare(victim);
  });
}
process.exit();
