import { routeTo } from '../../domain/host/route-to.ts';
import { defineCheck } from '../host-check.ts';
import { serversOf } from '../scene.ts';

export default defineCheck({
  id: 'LVS642',
  name: 'no-route-to-server',
  severity: 'error',
  roles: ['director'],
  methods: ['masquerade', 'tunnel'],
  reads: ['routes', 'routingRules'],
  needs: ['rules'],
  summary: 'A masqueraded or tunnelled server that the director has no route to',
  why: 'The director drops every packet for such a server, and clients that are sent there wait.',
  source: '__ip_vs_get_out_rt in ip_vs_xmit.c of Linux',
  *find(scene, facts) {
    const said = new Set<string>();
    for (const { server } of serversOf(scene)) {
      const { address, method } = server;
      const route = method === 'route' || said.has(address) ? undefined : routeTo(facts, address);
      if (route === undefined || route?.type === 'unicast' || route?.type === 'local') continue;
      said.add(address);
      yield {
        subject: address,
        message: route === null ? `there is no route to ${address}` : `packets for ${address} are refused here`,
        evidence: route === null ? `no route to ${address}` : `${route.type} ${route.destination}`,
        remedy: route === null ? [] : [`ip route del ${route.type} ${route.destination}`],
      };
    }
  },
});
