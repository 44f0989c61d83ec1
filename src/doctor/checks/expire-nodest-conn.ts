import { sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

const path = 'net/ipv4/vs/expire_nodest_conn';

export default defineCheck({
  id: 'LVS628',
  name: 'expire-nodest-conn',
  severity: 'info',
  roles: ['director'],
  reads: ['sysctls'],
  summary: 'Packets of connections to a removed server are dropped silently',
  why: 'With 0 a client of a removed server waits until its own timeout, or for 15 minutes. With 1 the connection ends at once and the client can connect again. Keep 0 only where servers are removed and added again on purpose.',
  source: 'ipvs-sysctl.rst of Linux; kube-proxy, kube-router, octavia and seesaw set 1',
  *find(_, { sysctls }) {
    if (sysctlNumber(sysctls, path) !== 0) return;
    yield {
      subject: 'expire_nodest_conn',
      message: 'clients of a removed server hang until they give up',
      evidence: sysctlText(sysctls, path),
      ...sysctlRemedy([path, 1]),
    };
  },
});
