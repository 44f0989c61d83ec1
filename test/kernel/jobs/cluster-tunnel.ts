import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { differences, inside, layCluster, loadModules, raiseOnce, stateOf } from '../cluster/machines.ts';
import { applyRules, findings, saidOf, setUp } from '../cluster/operator.ts';
import { allAnswer, answers, servePage } from '../cluster/pages.ts';
import { faultsAreFound } from '../cluster/planted-faults.ts';
import { fact } from '../fact.ts';

// Tunnels of each kind side by side, each for an address of its own.
const kinds = [
  { title: 'ipip', vip: '10.0.0.21', service: '10.0.0.21:80', server: '10.0.0.11:80 -i' },
  { title: 'GRE', vip: '10.0.0.22', service: '10.0.0.22:80', server: '10.0.0.11:80 -i --tun-type gre' },
  {
    title: 'GUE',
    vip: '10.0.0.23',
    service: '10.0.0.23:80',
    server: '10.0.0.11:80 -i --tun-type gue --tun-port 6080',
  },
  { title: 'IPv4 in IPv6', vip: '10.0.0.24', service: '10.0.0.24:80', server: '[fd00::11]:80 -i' },
  { title: 'IPv6 in IPv6', vip: 'fd00::21', service: '[fd00::21]:80', server: '[fd00::11]:80 -i' },
] as const;
const rules = '/tmp/tunnel.rules';
const lines = kinds.map(({ service, server }) => `-A -t ${service} -s rr\n-a -t ${service} -r ${server} -w 1\n`);
writeFileSync(rules, lines.join(''));
await layCluster([
  { name: 'lb', devices: { eth0: [0, '10.0.0.1/24', 'fd00::1/64'] } },
  { name: 'rs1', devices: { eth0: [0, '10.0.0.11/24', 'fd00::11/64'] } },
  { name: 'client', devices: { eth0: [0, '10.0.0.100/24', 'fd00::100/64'] } },
]);
// Their devices stay with the other machines when one is set up and undone.
loadModules('ipip', 'ip_gre', 'fou', 'fou6', 'ip6_tunnel');
raiseOnce('rs1', 'tunl0', 'gre0', 'ip6tnl0');
servePage('rs1');
await allAnswer('client', ['10.0.0.11', 'fd00::11']);
const bare = stateOf('lb', 'rs1');

await fact('setup and apply make a cluster for tunnels of every kind', async () => {
  await setUp('lb', 'director', { rules, apply: true });
  await setUp('rs1', 'realserver', { rules, apply: true });
  await applyRules('lb', rules);
});

for (const { title, vip, service } of kinds) {
  await fact(`${title}: the page comes through the tunnel`, () => {
    assert.deepEqual(answers('client', vip, 2), ['rs1', 'rs1']);
    const [, listed = ''] = inside('lb', 'ipvsadm -Ln').split(`${service} `);
    assert.match(listed, /^rr *\n.*Tunnel +1 +0 +2 /);
  });
}

const look = () => findings('lb', ['rs1'], rules);
const isSilent = (vip: string) => () => answers('client', vip, 1)[0] === '-';

await fact('doctor finds nothing to correct in the healthy cluster', async () => {
  assert.deepEqual(saidOf(await look()), []);
});

await faultsAreFound(
  [
    {
      name: 'tunnel-rp-filter',
      host: 'rs1',
      made: ['sysctl -w net.ipv4.conf.tunl0.rp_filter=1'],
      isFelt: isSilent('10.0.0.21'),
    },
    { name: 'tunnel-device-missing', host: 'rs1', made: ['ip link set gre0 down'], isFelt: isSilent('10.0.0.22') },
    { name: 'tunnel-device-missing', host: 'rs1', made: ['ip fou del port 6080 gue'], isFelt: isSilent('10.0.0.23') },
  ],
  look,
);
await faultsAreFound(
  [{ name: 'tunnel-mtu', host: 'lb', made: ['on 10.0.0.11: ip route add default via 10.0.0.100 dev eth0'] }],
  look,
);
inside('rs1', 'ip route del default');
await faultsAreFound(
  [
    {
      name: 'tunnel-device-missing',
      host: 'rs1',
      made: [
        'ip link set gre0 down',
        'ip link add gre9 type gre remote 10.0.0.99 local 10.0.0.11',
        'ip link set gre9 up',
      ],
      isFelt: isSilent('10.0.0.22'),
    },
    {
      name: 'tunnel-device-missing',
      host: 'rs1',
      made: ['ip fou del port 6080 gue', 'ip fou add port 6080 gue -6'],
      isFelt: isSilent('10.0.0.23'),
    },
  ],
  look,
);
inside('rs1', 'ip link del gre9');
inside('rs1', 'ip fou del port 6080 gue -6');
// What doctor's commands left, which setup does not know.
inside('rs1', 'sysctl -w net.ipv4.conf.tunl0.rp_filter=0');
inside('rs1', 'ip address del 10.0.0.21/32 dev tunl0');

await fact('--undo leaves addresses, routes and sysctls of both machines as they were', async () => {
  await setUp('rs1', 'realserver', { undo: true });
  await setUp('lb', 'director', { undo: true });
  assert.deepEqual(differences(bare, stateOf('lb', 'rs1')), []);
});
