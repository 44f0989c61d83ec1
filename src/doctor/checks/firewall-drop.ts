import { fateOf } from '../firewall-fate.ts';
import { defineCheck } from '../host-check.ts';
import { packetsOfDirector, packetsOfServer } from '../service-packets.ts';

export default defineCheck({
  id: 'LVS650',
  name: 'firewall-drop',
  severity: 'error',
  roles: ['director', 'realserver'],
  reads: ['firewall', 'routes', 'routingRules', 'sysctls'],
  needs: ['rules'],
  summary: 'A firewall rule that drops packets of a service, or sends them elsewhere',
  why: 'IPVS sees a packet after the filter rules of the host: what they drop never reaches a service, and a rule that translates its destination takes it away from the service. A real server must let in the packets of the director, and a director that masquerades must let replies through its forward chain, where connection tracking does not know them unless net.ipv4.vs.conntrack is 1.',
  source: 'ip_vs_core.c of Linux: hooks LOCAL_IN and FORWARD, after the filter table; ip_vs_nfct.c',
  *find(scene, facts) {
    const said = new Set<string>();
    const packets = scene.role === 'director' ? packetsOfDirector(scene, facts) : packetsOfServer(scene, facts);
    for (const { subject, what, hooks, packet } of packets) {
      for (const hook of hooks) {
        const fate = fateOf(packet, hook, facts.firewall);
        if (fate === null || fate.verdict === 'masquerade' || said.has(subject)) continue;
        // A real server may redirect packets of the virtual address to itself instead of having the address.
        if (fate.verdict === 'translate' && scene.role === 'realserver') continue;
        said.add(subject);
        const isForward = hook === 'forward' && packet.state === 'invalid';
        yield {
          subject,
          message:
            fate.verdict === 'drop'
              ? `the firewall drops ${what}`
              : `the firewall sends ${what} elsewhere before IPVS sees them`,
          evidence: fate.evidence,
          remedy: [
            ...(isForward ? ['sysctl -w net.ipv4.vs.conntrack=1'] : []),
            `let ${what} pass: ${fate.evidence.startsWith('nft') ? 'nft -a list ruleset' : 'iptables-save'}`,
          ],
        };
      }
    }
  },
});
