import { routeTo } from '../../domain/host/route-to.ts';
import { sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { serversOf } from '../scene.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

const path = 'net/ipv4/neigh/default/gc_thresh3';

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
    const limit = sysctlNumber(facts.sysctls, path);
    if (limit === null) return;
    const near = new Set(serversOf(scene).map(({ server }) => server.address));
    if (near.size < limit) return;
    const onLink = [...near].filter((address) => routeTo(facts, address)?.gateway === undefined).length;
    if (onLink < limit) return;
    yield {
      subject: 'gc_thresh3',
      message: `${onLink} real servers are on the network segment, but the neighbour table holds only ${limit}`,
      evidence: sysctlText(facts.sysctls, path),
      ...sysctlRemedy(['net/ipv4/neigh/default/gc_thresh2', onLink * 2], [path, onLink * 4]),
    };
  },
});
