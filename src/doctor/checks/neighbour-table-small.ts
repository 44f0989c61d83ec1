import { familyOf } from '../../domain/address.ts';
import { routeTo } from '../../domain/host/route-to.ts';
import { sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { serversOf } from '../scene.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

const pathOf = {
  inet: 'net/ipv4/neigh/default/gc_thresh',
  inet6: 'net/ipv6/neigh/default/gc_thresh',
} as const;

export default defineCheck({
  id: 'LVS641',
  name: 'neighbour-table-small',
  severity: 'warning',
  roles: ['director'],
  reads: ['sysctls', 'routes', 'routingRules'],
  needs: ['rules'],
  summary: 'More real servers on the network segment than the neighbour table can hold',
  why: 'A server whose hardware address was evicted from the table gets no packets until it is resolved again.',
  source: 'arp(7) on gc_thresh; seesaw raises it',
  *find(scene, facts) {
    for (const family of ['inet', 'inet6'] as const) {
      const path = `${pathOf[family]}3`;
      const limit = sysctlNumber(facts.sysctls, path);
      const all = new Set(serversOf(scene).map(({ server }) => server.address));
      const own = [...all].filter((address) => familyOf(address) === family);
      if (limit === null || own.length < limit) continue;
      const onLink = own.filter((address) => routeTo(facts, address)?.gateway === undefined).length;
      if (onLink < limit) continue;
      yield {
        subject: 'gc_thresh3',
        message: `${onLink} real servers are on the network segment, but the neighbour table holds only ${limit}`,
        evidence: sysctlText(facts.sysctls, path),
        ...sysctlRemedy([`${pathOf[family]}2`, Math.max(512, onLink * 2)], [path, Math.max(1024, onLink * 4)]),
      };
    }
  },
});
