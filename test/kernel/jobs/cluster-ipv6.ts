import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { differences, inside, layCluster, stateOf } from '../cluster/machines.ts';
import { applyRules, findings, saidOf, setUp } from '../cluster/operator.ts';
import { allAnswer, answers, servePage } from '../cluster/pages.ts';
import { faultsAreFound } from '../cluster/planted-faults.ts';
import { fact, output } from '../fact.ts';

// Direct routing of IPv6: no device answers solicitations for addresses of another one, so there is no ARP problem.
const rules = '/tmp/ipv6.rules';
const vip = 'fd00::10';
writeFileSync(
  rules,
  `-A -t [${vip}]:80 -s rr\n-a -t [${vip}]:80 -r [fd00::11]:80 -g -w 1\n-a -t [${vip}]:80 -r [fd00::12]:80 -g -w 1\n`,
);
const servers = ['rs1', 'rs2'] as const;
const roles = [
  ['lb', 'director'],
  ['rs1', 'realserver'],
  ['rs2', 'realserver'],
] as const;
await layCluster([
  { name: 'lb', devices: { eth0: [0, 'fd00::1/64'] } },
  { name: 'rs1', devices: { eth0: [0, 'fd00::11/64'] } },
  { name: 'rs2', devices: { eth0: [0, 'fd00::12/64'] } },
  { name: 'client', devices: { eth0: [0, 'fd00::100/64'] } },
]);
for (const name of servers) servePage(name);
await allAnswer('client', ['fd00::11', 'fd00::12']);
const states = () => stateOf(...roles.map(([name]) => name));
const bare = states();

await fact(
  'setup makes a cluster for direct routing of IPv6, and a client gets both real servers in turn',
  async () => {
    for (const [name, role] of roles) await setUp(name, role, { rules, apply: true });
    await applyRules('lb', rules);
    assert.deepEqual(answers('client', vip, 4), ['rs1', 'rs1', 'rs2', 'rs2']);
  },
);

const look = () => findings('lb', servers, rules);
await fact('doctor finds nothing to correct in the healthy cluster', async () => {
  assert.deepEqual(saidOf(await look()), []);
});

/** Who answers clients while the director is cut off. */
function withoutDirector(): string | undefined {
  output('ip', 'link', 'set', 'lb-eth0', 'down');
  inside('client', 'ip -6 neigh flush dev eth0');
  const [answer] = answers('client', vip, 1);
  output('ip', 'link', 'set', 'lb-eth0', 'up');
  inside('client', 'ip -6 neigh flush dev eth0');
  return answer;
}

await faultsAreFound(
  [
    {
      name: 'ipv6-vip-source',
      host: 'lb',
      made: [`ip -6 address change ${vip}/128 dev eth0 preferred_lft forever nodad`],
      isFelt: () => inside('lb', 'ip -6 route get fd00::100').includes(`src ${vip}`),
    },
    {
      name: 'vip-missing',
      host: 'rs2',
      made: [`ip address del ${vip}/128 dev lo`],
      isFelt: () => !answers('client', vip, 2).includes('rs2'),
    },
    {
      name: 'vip-on-arp-interface',
      host: 'rs1',
      made: [`ip address del ${vip}/128 dev lo`, `ip address add ${vip}/128 dev eth0 nodad`],
      isFelt: () => withoutDirector() === 'rs1',
    },
    {
      name: 'proxy-ndp',
      host: 'rs2',
      made: ['sysctl -w net.ipv6.conf.all.forwarding=1', 'sysctl -w net.ipv6.conf.eth0.proxy_ndp=1'],
    },
  ],
  look,
);
inside('rs2', 'sysctl -w net.ipv6.conf.all.forwarding=0');

await fact('--undo leaves addresses, routes and sysctls of every machine as they were', async () => {
  for (const [name, role] of roles) await setUp(name, role, { undo: true });
  assert.deepEqual(differences(bare, states()), []);
});
