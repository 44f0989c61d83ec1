import { routeTo } from '../../domain/host/route-to.ts';
import { defineCheck } from '../host-check.ts';
import { serversOf } from '../scene.ts';

export default defineCheck({
  id: 'LVS624',
  name: 'dr-server-not-on-link',
  severity: 'error',
  roles: ['director'],
  methods: ['route'],
  reads: ['routes', 'routingRules'],
  needs: ['rules'],
  summary: "A direct-routing server that is not on the director's network segment",
  why: 'Direct routing changes only the hardware address: the packet is still addressed to the virtual address. A router on the way sends it back to the director.',
  source: 'ip_vs_xmit.c of Linux; LVS-HOWTO, LVS-DR',
  *find(scene, facts) {
    const said = new Set<string>();
    for (const { server } of serversOf(scene)) {
      const { address, method } = server;
      if (method !== 'route' || said.has(address)) continue;
      const found = routeTo(facts, address);
      if (found?.type === 'local' || (found?.type === 'unicast' && found.gateway === undefined)) continue;
      said.add(address);
      yield {
        subject: address,
        message:
          found?.gateway === undefined
            ? `there is no route to ${address}`
            : `${address} is behind the router ${found.gateway}: direct routing cannot reach it`,
        evidence: found
          ? `route to ${address}: ${found.type} via ${found.gateway ?? '-'} dev ${found.device ?? '-'}`
          : `no route to ${address}`,
        remedy: found?.gateway === undefined ? [] : [`ipvsadm -e ... -r ${address} -i`],
      };
    }
  },
});
