import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { differences, inside, layCluster, loadModules, stateOf } from '../cluster/machines.ts';
import { applyRules, findings, saidOf, setUp } from '../cluster/operator.ts';
import { allAnswer, answers, servePage } from '../cluster/pages.ts';
import { faultsAreFound } from '../cluster/planted-faults.ts';
import { fact } from '../fact.ts';

// Masquerading of both families and of a mark: clients are on one network, real servers on another behind the director.
// The client has a second way to the director, for answers that do not leave by the device of the question.
const rules = '/tmp/masquerade.rules';
const [vip, vip6] = ['203.0.113.10', '2001:db8::10'];
const gateway = ['10.0.0.1', 'fd00::1'];
writeFileSync(
  rules,
  [
    `-A -t ${vip}:80 -s rr`,
    `-a -t ${vip}:80 -r 10.0.0.11:8080 -m -w 1`,
    `-a -t ${vip}:80 -r 10.0.0.12:8080 -m -w 1`,
    `-A -t [${vip6}]:80 -s rr`,
    `-a -t [${vip6}]:80 -r [fd00::11]:8080 -m -w 1`,
    `-a -t [${vip6}]:80 -r [fd00::12]:8080 -m -w 1`,
    '-A -f 7 -s rr',
    '-a -f 7 -r 10.0.0.11:0 -m -w 1',
    '-a -f 7 -r 10.0.0.12:0 -m -w 1',
    '',
  ].join('\n'),
);
const servers = ['rs1', 'rs2'] as const;
await layCluster([
  {
    name: 'lb',
    devices: {
      eth0: [0, '203.0.113.1/24', '2001:db8::1/64'],
      eth1: [1, '10.0.0.1/24', 'fd00::1/64'],
      eth2: [2, '198.51.100.1/24'],
    },
  },
  { name: 'rs1', devices: { eth0: [1, '10.0.0.11/24', 'fd00::11/64'] } },
  { name: 'rs2', devices: { eth0: [1, '10.0.0.12/24', 'fd00::12/64'] } },
  {
    name: 'client',
    devices: { eth0: [0, '203.0.113.100/24', '2001:db8::100/64'], eth1: [2, '198.51.100.100/24'] },
  },
]);
loadModules('nf_tables');
for (const name of servers) servePage(name, 8080);
await allAnswer('lb', ['10.0.0.11', '10.0.0.12'], 8080);
const states = () => stateOf('lb', ...servers);
const bare = states();
const mark = () => {
  inside('lb', 'nft add table ip lvs');
  inside('lb', 'nft add chain ip lvs pre { type filter hook prerouting priority mangle ; }');
  inside('lb', `nft add rule ip lvs pre ip daddr ${vip} tcp dport 8080 meta mark set 7`);
};

await fact('setup makes a cluster for masquerading: IPv4, IPv6 and a mark', async () => {
  await setUp('lb', 'director', { rules, apply: true });
  for (const name of servers) await setUp(name, 'realserver', { rules, gateway, apply: true });
  await applyRules('lb', rules);
  mark();
  for (const [address, port] of [
    [vip, 80],
    [vip6, 80],
    [vip, 8080],
  ] as const) {
    assert.deepEqual(answers('client', address, 2, port), ['rs1', 'rs2']);
  }
});

const look = () => findings('lb', servers, rules);
await fact('doctor finds nothing to correct in the healthy cluster', async () => {
  assert.deepEqual(saidOf(await look()), []);
});

await faultsAreFound(
  [
    {
      name: 'rp-filter',
      host: 'lb',
      made: ['sysctl -w net.ipv4.conf.eth0.rp_filter=1'],
      isFelt: () => {
        inside('client', `ip route add ${vip} dev eth0 src 198.51.100.100`);
        const [answer] = answers('client', vip, 1);
        inside('client', `ip route del ${vip}`);
        return answer === '-';
      },
    },
    {
      name: 'nat-gateway',
      host: 'rs1',
      made: ['ip route replace default via 10.0.0.99'],
      isFelt: () => answers('client', vip, 2).includes('-'),
    },
    {
      name: 'accept-ra',
      host: 'lb',
      made: ['ip -6 route add default via fe80::1 dev eth0 proto ra'],
    },
    {
      name: 'mark-without-rule',
      host: 'lb',
      made: ['nft flush ruleset'],
      isFelt: () => answers('client', vip, 1, 8080)[0] === '-',
      byHand: mark,
    },
  ],
  look,
);
inside('lb', 'sysctl -w net.ipv4.conf.eth0.rp_filter=0');
inside('lb', 'ip -6 route del default');
inside('lb', 'sysctl -w net.ipv6.conf.eth0.accept_ra=1');
// The mark is set where IPVS has seen the packet already.
await faultsAreFound(
  [
    {
      name: 'mark-without-rule',
      host: 'lb',
      made: () => {
        inside('lb', 'nft flush ruleset');
        inside('lb', 'nft add table ip lvs');
        inside('lb', 'nft add chain ip lvs post { type filter hook postrouting priority mangle ; }');
        inside('lb', `nft add rule ip lvs post ip daddr ${vip} tcp dport 8080 meta mark set 7`);
      },
      isFelt: () => answers('client', vip, 1, 8080)[0] === '-',
      byHand: () => {
        inside('lb', 'nft delete table ip lvs');
        mark();
      },
    },
  ],
  look,
);

for (const [address, setting] of [
  [vip, 'net.ipv4.ip_forward'],
  [vip6, 'net.ipv6.conf.all.forwarding'],
] as const) {
  await faultsAreFound(
    [
      {
        name: 'ip-forward-off',
        host: 'lb',
        made: [`sysctl -w ${setting}=0`],
        isFelt: () => answers('client', address, 1)[0] === '-',
      },
    ],
    look,
  );
}

await fact('--undo leaves addresses, routes and sysctls of every machine as they were', async () => {
  for (const name of servers) await setUp(name, 'realserver', { undo: true });
  await setUp('lb', 'director', { undo: true });
  assert.deepEqual(differences(bare, states()), []);
});
