import { familyOf } from '../../domain/address.ts';
import { sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { hiddenBy } from '../hidden-clients.ts';
import { serversOf } from '../scene.ts';

const path = 'net/ipv4/vs/conntrack';

export default defineCheck({
  id: 'LVS645',
  name: 'client-hidden',
  severity: 'info',
  roles: ['director'],
  methods: ['masquerade'],
  reads: ['firewall', 'sysctls', 'routes', 'routingRules'],
  needs: ['rules'],
  summary: 'Real servers see the address of the director instead of the client',
  why: 'With net.ipv4.vs.conntrack=1 a masquerade or snat rule changes the source of packets for real servers. Replies then find their way back without a route through the director, but logs, limits and persistence of the servers see one client.',
  source: 'ip_vs_nfct.c of Linux; the load balancers of octavia and kube-router',
  *find(scene, facts) {
    if (sysctlNumber(facts.sysctls, path) !== 1) return;
    const said = new Set<string>();
    for (const { service, server } of serversOf(scene)) {
      const hidden = server.method === 'masquerade' ? hiddenBy(service, server, facts) : null;
      if (hidden === null || said.has(hidden)) continue;
      said.add(hidden);
      yield {
        subject: familyOf(server.address) === 'inet' ? 'IPv4' : 'IPv6',
        message: `${server.address} sees clients by an address of the director`,
        evidence: `${sysctlText(facts.sysctls, path)}; ${hidden}`,
        remedy: ['limit the rule to packets that need it: nft -a list ruleset'],
      };
    }
  },
});
