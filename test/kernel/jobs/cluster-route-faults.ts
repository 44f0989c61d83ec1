import assert from 'node:assert/strict';
import { inside } from '../cluster/machines.ts';
import { applyRules, findings, saidOf, setUp } from '../cluster/operator.ts';
import { faultsAreFound } from '../cluster/planted-faults.ts';
import { layRouteCluster, routeCluster, routeRoles } from '../cluster/route-cluster.ts';
import { answering, claimants, mend, routeFaults } from '../cluster/route-faults.ts';
import { fact } from '../fact.ts';

const { rules } = routeCluster;
await layRouteCluster();
for (const [name, role] of routeRoles) await setUp(name, role, { rules, apply: true });
await applyRules('lb', rules);
const look = () => findings('lb', ['rs1', 'rs2'], rules);

await fact('doctor finds nothing to correct in a healthy cluster', async () => {
  assert.equal(answering(), 'rs1 rs2');
  assert.equal(claimants(), 1);
  assert.deepEqual(saidOf(await look()), []);
});

for (const group of routeFaults) {
  const faults = group.map((fault) => ({ ...fault, ...(fault.isOpen && { byHand: () => mend(fault) }) }));
  await faultsAreFound(faults, look);
  // What doctor's commands left, since it does no harm with them.
  inside('lb', 'sysctl -w net.ipv4.ip_forward=0');
}
