import { isSameAddress } from '../../domain/host/same-address.ts';
import { routeTo } from '../../domain/host/route-to.ts';
import { defineCheck } from '../host-check.ts';
import { serversOf } from '../scene.ts';

export default defineCheck({
  id: 'LVS639',
  name: 'vip-as-source',
  severity: 'error',
  roles: ['director'],
  methods: ['route', 'tunnel'],
  reads: ['routes', 'routingRules'],
  needs: ['rules'],
  summary: 'The director reaches its real servers from the virtual address',
  why: 'The virtual address is local on the real server too, so its answers never leave it, and health checks fail.',
  source: 'ocf:heartbeat:IPaddr2 on lvs_support; the local table of Linux',
  *find(scene, facts) {
    const said = new Set<string>();
    for (const { server } of serversOf(scene)) {
      const route = server.method === 'masquerade' ? null : routeTo(facts, server.address);
      const source = route?.type === 'unicast' ? route.source : undefined;
      if (source === undefined || said.has(source) || !scene.vips.some((vip) => isSameAddress(vip, source))) continue;
      said.add(source);
      yield {
        subject: server.address,
        message: `packets of the director to ${server.address} carry ${source} as their source`,
        evidence: `route to ${server.address}: dev ${route?.device ?? '-'} src ${source}`,
        remedy: [
          `ip address add OWN-ADDRESS dev ${route?.device ?? 'DEV'}`,
          `ip route change ${route?.destination ?? ''} dev ${route?.device ?? 'DEV'} src OWN-ADDRESS`,
        ],
      };
    }
  },
});
