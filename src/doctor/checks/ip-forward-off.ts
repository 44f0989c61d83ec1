import { familyOf } from '../../domain/address.ts';
import { routeTo } from '../../domain/host/route-to.ts';
import { forwardingPath, sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { serversOf } from '../scene.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

export default defineCheck({
  id: 'LVS621',
  name: 'ip-forward-off',
  severity: 'error',
  roles: ['director'],
  methods: ['masquerade'],
  reads: ['sysctls', 'routes', 'routingRules'],
  needs: ['rules'],
  summary: 'A director that masquerades but does not forward',
  why: 'Replies of masqueraded real servers pass the FORWARD hook of the director. With forwarding off the kernel drops them before IPVS sees them.',
  source: 'ip_vs_core.c of Linux; LVS-HOWTO, LVS-NAT',
  *find(scene, { sysctls, ...facts }) {
    const masqueraded = serversOf(scene).filter(({ server }) => server.method === 'masquerade');
    for (const family of new Set(masqueraded.map(({ server }) => familyOf(server.address)))) {
      const path = forwardingPath[family];
      if (sysctlNumber(sysctls, path) === 1) {
        // IPv4 also looks at the device by which a packet comes in.
        const devices = masqueraded
          .filter(({ server }) => family === 'inet' && familyOf(server.address) === 'inet')
          .flatMap(({ server }) => routeTo(facts, server.address)?.device ?? []);
        for (const device of new Set(devices)) {
          const own = `net/ipv4/conf/${device}/forwarding`;
          if (sysctlNumber(sysctls, own) !== 0) continue;
          yield {
            subject: device,
            message: `this director does not forward what comes in by ${device}: replies of masqueraded servers are dropped`,
            evidence: sysctlText(sysctls, own),
            ...sysctlRemedy([own, 1]),
          };
        }
        continue;
      }
      yield {
        subject: family === 'inet' ? 'IPv4' : 'IPv6',
        message: `this director does not forward ${family === 'inet' ? 'IPv4' : 'IPv6'}: replies of masqueraded servers are dropped`,
        evidence: sysctlText(sysctls, path),
        ...sysctlRemedy([path, 1]),
      };
    }
  },
});
