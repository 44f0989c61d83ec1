import { familyOf } from '../../domain/address.ts';
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
  reads: ['sysctls'],
  needs: ['rules'],
  summary: 'A director that masquerades but does not forward',
  why: 'Replies of masqueraded real servers pass the FORWARD hook of the director. With forwarding off the kernel drops them before IPVS sees them.',
  source: 'ip_vs_core.c of Linux; LVS-HOWTO, LVS-NAT',
  *find(scene, { sysctls }) {
    const masqueraded = serversOf(scene).filter(({ server }) => server.method === 'masquerade');
    for (const family of new Set(masqueraded.map(({ server }) => familyOf(server.address)))) {
      const path = forwardingPath[family];
      if (sysctlNumber(sysctls, path) === 1) continue;
      yield {
        subject: family === 'inet' ? 'IPv4' : 'IPv6',
        message: `this director does not forward ${family === 'inet' ? 'IPv4' : 'IPv6'}: replies of masqueraded servers are dropped`,
        evidence: sysctlText(sysctls, path),
        ...sysctlRemedy([path, 1]),
      };
    }
  },
});
