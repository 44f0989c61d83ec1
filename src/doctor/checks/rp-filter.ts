import { effectiveSetting } from '../../domain/host/sysctl.ts';
import type { FactGroups } from '../../domain/host/facts.ts';
import { serviceFamily } from '../../domain/service.ts';
import { defineCheck, type Trouble } from '../host-check.ts';
import { clientWires } from '../client-wires.ts';
import { entriesOf, isWire, linkNamed, wires } from '../devices.ts';
import { defaultRoute } from '../gateways.ts';
import { type Scene, serversOf } from '../scene.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

export default defineCheck({
  id: 'LVS622',
  name: 'rp-filter',
  severity: 'warning',
  roles: ['director', 'realserver'],
  families: ['inet'],
  reads: ['sysctls', 'links', 'addresses', 'routes', 'routingRules'],
  summary: 'Strict reverse path filtering on a device that clients use',
  why: 'A strict filter (1) drops packets of clients that would be answered by another device, on a director as on a real server with direct routing. 0 and 2 let them in. The kernel uses the larger of conf/all and the value of the device: where conf/all is 1, 2 on the device helps and 0 does not.',
  source: 'ip-sysctl.rst of Linux; seesaw sets 2, Wikimedia 0',
  *find(scene, facts) {
    if (scene.role === 'realserver') {
      yield* onRealServer(scene, facts);
      return;
    }
    const { vips } = scene;
    const all = wires(facts);
    for (const { name } of clientWires(vips, facts)) {
      const setting = effectiveSetting(facts.sysctls, 'rp_filter', name);
      if (setting?.value !== 1) continue;
      yield {
        subject: name,
        message: `${name} drops packets of clients that would be answered by another device`,
        evidence: `${name}: rp_filter 1 (${setting.from})`,
        ...sysctlRemedy([`net/ipv4/conf/${name}/rp_filter`, 2]),
        // With one device every answer leaves the way the packet came.
        ...(all.length === 1 && { severity: 'info' as const }),
      };
    }
  },
});

type FilterFacts = Pick<FactGroups, 'sysctls' | 'links' | 'addresses' | 'routes' | 'routingRules'>;

/** With direct routing, packets of clients come in on the device of the director's network, and leave by the default route. */
function* onRealServer(scene: Scene, facts: FilterFacts): Iterable<Trouble> {
  const routed = serversOf(scene).filter(
    ({ server, service }) => server.method === 'route' && serviceFamily(service.key) === 'inet',
  );
  const devices = routed.flatMap(({ server }) =>
    entriesOf(server.address, facts.addresses).map(({ device }) => device),
  );
  const out = defaultRoute(facts.routes, 'inet')?.device;
  for (const name of new Set(devices)) {
    const link = linkNamed(name, facts.links);
    const setting = effectiveSetting(facts.sysctls, 'rp_filter', name);
    if (link === undefined || !isWire(link) || setting?.value !== 1 || name === out) continue;
    yield {
      subject: name,
      message: `${name} drops packets of clients that are not in its network: replies leave by ${out ?? 'no device'}`,
      evidence: `${name}: rp_filter 1 (${setting.from})`,
      ...sysctlRemedy([`net/ipv4/conf/${name}/rp_filter`, 2]),
      // Without a default route there may be no client outside of the network.
      ...(out === undefined && { severity: 'info' as const }),
    };
  }
}
