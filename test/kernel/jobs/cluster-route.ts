import assert from 'node:assert/strict';
import { inside, layCluster, stateOf } from '../cluster/machines.ts';
import { findings, lvsrulesOn, saidOf, setUp } from '../cluster/operator.ts';
import { allAnswer, answers, servePage } from '../cluster/pages.ts';
import { fact } from '../fact.ts';

// Direct routing as the guides have it: all machines share one wire, and only the director answers for the address.
const rules = '/job/examples/lvs-dr.rules';
const vip = '192.168.1.208';
const servers = ['rs1', 'rs2'] as const;
const roles = [
  ['lb', 'director'],
  ['rs1', 'realserver'],
  ['rs2', 'realserver'],
] as const;
await layCluster([
  { name: 'lb', devices: { eth0: [0, '192.168.1.200/24'] } },
  { name: 'rs1', devices: { eth0: [0, '192.168.1.210/24'] } },
  { name: 'rs2', devices: { eth0: [0, '192.168.1.211/24'] } },
  { name: 'client', devices: { eth0: [0, '192.168.1.100/24'] } },
]);
for (const name of servers) servePage(name);
await allAnswer('client', ['192.168.1.210', '192.168.1.211']);
const states = () => Object.fromEntries(roles.map(([name]) => [name, stateOf(name)]));
const bare = states();

await fact('setup on each machine, and apply on the director, make a cluster for direct routing', () => {
  for (const [name, role] of roles) {
    const { exit, stdout, stderr } = lvsrulesOn(name, 'setup', role, '--rules', rules, '--apply');
    assert.equal(exit, 0, stdout + stderr);
  }
  const { exit, stderr } = lvsrulesOn('lb', 'apply', rules, '--director', 'netlink', '--yes');
  assert.equal(exit, 0, stderr);
});

interface Listed {
  readonly services: readonly { readonly servers: readonly { readonly inactive: number }[] }[];
}
const inactive = () => {
  const { stdout, stderr } = lvsrulesOn('lb', '--once', '--director', 'netlink', '--format', 'json');
  assert.equal(stderr, '');
  const { services } = JSON.parse(stdout) as Listed;
  return services.flatMap((service) => service.servers.map((server) => server.inactive));
};

await fact('a client gets both real servers in turn, and lvsrules --once shows InActConn grow', () => {
  assert.deepEqual(inactive(), [0, 0]);
  assert.deepEqual(answers('client', vip, 4), ['rs1', 'rs1', 'rs2', 'rs2']);
  assert.deepEqual(inactive(), [2, 2]);
  assert.deepEqual(answers('client', vip, 2), ['rs1', 'rs2']);
  assert.deepEqual(inactive(), [3, 3]);
});

await fact('the client knows the virtual address by the hardware address of the director', () => {
  const [, mac = 'none'] = /link\/ether (\S+)/.exec(inside('lb', 'ip link show dev eth0')) ?? [];
  assert.match(inside('client', `ip neigh show ${vip}`), new RegExp(`lladdr ${mac} `));
});

await fact('doctor finds nothing to correct in the healthy cluster', async () => {
  assert.deepEqual(saidOf(await findings('lb', servers, rules)), []);
});

await fact('a second --apply changes nothing', async () => {
  const once = states();
  for (const [name, role] of roles) assert.match(await setUp(name, role, { rules, apply: true }), /nothing to do/);
  assert.deepEqual(states(), once);
});

await fact('--undo leaves addresses, routes and sysctls of every machine as they were', async () => {
  for (const [name, role] of roles) await setUp(name, role, { undo: true });
  assert.deepEqual(states(), bare);
});
