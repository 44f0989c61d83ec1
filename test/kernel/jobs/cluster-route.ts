import assert from 'node:assert/strict';
import { differences, inside, stateOf } from '../cluster/machines.ts';
import { findings, lvsrulesOn, saidOf, setUp } from '../cluster/operator.ts';
import { answers } from '../cluster/pages.ts';
import { layRouteCluster, routeCluster, routeRoles } from '../cluster/route-cluster.ts';
import { fact } from '../fact.ts';

const { rules, vip } = routeCluster;
await layRouteCluster();
const states = () => stateOf(...routeRoles.map(([name]) => name));
const bare = states();

await fact('setup on each machine, and apply on the director, make a cluster for direct routing', () => {
  for (const [name, role] of routeRoles) {
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
  assert.deepEqual(saidOf(await findings('lb', ['rs1', 'rs2'], rules)), []);
});

await fact('a second --apply changes nothing', async () => {
  const once = states();
  for (const [name, role] of routeRoles) assert.match(await setUp(name, role, { rules, apply: true }), /nothing to do/);
  assert.deepEqual(differences(once, states()), []);
});

await fact('--undo leaves addresses, routes and sysctls of every machine as they were', async () => {
  for (const [name, role] of routeRoles) await setUp(name, role, { undo: true });
  assert.deepEqual(differences(bare, states()), []);
});
