import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { inside } from '../cluster/machines.ts';
import { applyRules, findings, saidOf, setUp } from '../cluster/operator.ts';
import { allAnswer, answers, servePage } from '../cluster/pages.ts';
import { faultsAreFound } from '../cluster/planted-faults.ts';
import { layRouteCluster, routeCluster, routeRoles } from '../cluster/route-cluster.ts';
import { fact, ran } from '../fact.ts';

const { rules, vip, director, servers } = routeCluster;
const endServer = await layRouteCluster();
for (const [name, role] of routeRoles) await setUp(name, role, { rules, apply: true });
await applyRules('lb', rules);
const look = () => findings('lb', ['rs1', 'rs2'], rules);
const macOf = (name: string) => /link\/ether (\S+)/.exec(inside(name, 'ip link show dev eth0'))?.[1] ?? 'none';
const knowTheDirector = () => inside('client', `ip neigh replace ${vip} lladdr ${macOf('lb')} dev eth0 nud reachable`);

/** Which servers answer, each once. */
const answering = () => {
  knowTheDirector();
  return [...new Set(answers('client', vip, 2))].join(' ');
};

/** How many machines answer an ARP request for the virtual address. */
const claimants = () => {
  const { stdout } = ran('ip', ['netns', 'exec', 'client', 'busybox', 'arping', '-c', '2', '-I', 'eth0', vip]);
  return new Set(stdout.match(/\[[0-9a-f:]+\]/gi)).size;
};

await fact('doctor finds nothing to correct in a healthy cluster', async () => {
  assert.equal(answering(), 'rs1 rs2');
  assert.equal(claimants(), 1);
  assert.deepEqual(saidOf(await look()), []);
});

await faultsAreFound(
  [
    {
      name: 'arp-ignore',
      host: 'rs1',
      made: ['sysctl -w net.ipv4.conf.all.arp_ignore=0'],
      isFelt: () => claimants() > 1,
    },
    {
      name: 'arp-announce',
      host: 'rs2',
      made: ['sysctl -w net.ipv4.conf.all.arp_announce=0'],
      // Its question for the client names the virtual address, and the client believes it.
      isFelt: async () => {
        knowTheDirector();
        await setTimeout(1500);
        inside('rs2', 'ip neigh flush dev eth0');
        answers('client', vip, 2);
        return inside('client', `ip neigh show ${vip}`).includes(macOf('rs2'));
      },
    },
    { name: 'send-redirects', host: 'lb', made: ['sysctl -w net.ipv4.ip_forward=1'] },
  ],
  look,
);
inside('lb', 'sysctl -w net.ipv4.ip_forward=0');

await faultsAreFound(
  [
    {
      name: 'service-not-listening',
      host: 'rs1',
      made: () => {
        endServer('rs1');
      },
      isFelt: () => answers('client', servers.rs1, 1)[0] === '-',
      byHand: () => {
        servePage('rs1');
        return allAnswer('client', [servers.rs1]);
      },
    },
    {
      name: 'vip-missing',
      host: 'rs2',
      made: [`ip address del ${vip}/32 dev lo`],
      isFelt: () => !answering().includes('rs2'),
    },
    { name: 'estimation-off', host: 'lb', made: ['sysctl -w net.ipv4.vs.run_estimation=0'] },
    { name: 'table-defence', host: 'lb', made: ['sysctl -w net.ipv4.vs.drop_entry=3'] },
  ],
  look,
);

await faultsAreFound(
  [
    {
      name: 'rules-drift',
      host: 'lb',
      made: [`ipvsadm -e -t ${vip}:80 -r ${servers.rs1}:80 -g -w 0`],
      isFelt: () => !answering().includes('rs1'),
      byHand: async () => {
        await applyRules('lb', rules);
      },
    },
    {
      name: 'loopback-prefix',
      host: 'rs2',
      made: [`ip address del ${vip}/32 dev lo`, `ip address add ${vip}/24 dev lo`],
      isFelt: () => !answering().includes('rs2'),
    },
    {
      name: 'vip-on-arp-interface',
      host: 'rs1',
      made: [`ip address del ${vip}/32 dev lo`, `ip address add ${vip}/32 dev eth0`],
      isFelt: () => claimants() > 1,
    },
  ],
  look,
);

await faultsAreFound(
  [
    {
      name: 'dr-server-not-on-link',
      host: 'lb',
      made: [`ip route add ${servers.rs2} via ${servers.rs1}`],
      isFelt: () => answering() === 'rs1',
      byHand: () => {
        inside('lb', `ip route del ${servers.rs2}`);
      },
    },
    {
      name: 'vip-not-local',
      host: 'lb',
      made: [`ip address del ${vip}/32 dev eth0`],
      isFelt: () => answering() === '-',
    },
    {
      name: 'director-is-gateway',
      host: 'rs1',
      made: [`ip route add default via ${director}`],
      byHand: () => {
        inside('rs1', 'ip route del default');
      },
    },
  ],
  look,
);
