import { serviceKeyText } from '../../domain/service.ts';
import { defineCheck } from '../host-check.ts';

export default defineCheck({
  id: 'LVS708',
  name: 'service-without-server',
  severity: 'warning',
  roles: ['director'],
  reads: [],
  needs: ['live'],
  summary: 'A service that has no real server to give connections to',
  why: 'Clients of a service without servers, or with servers of weight 0 only, are refused.',
  source: 'ip_vs_schedule and ip_vs_leave in ip_vs_core.c of Linux',
  *find({ live }) {
    for (const { key, servers } of live?.services ?? []) {
      if (servers.some(({ weight }) => weight > 0)) continue;
      yield {
        subject: serviceKeyText(key),
        message: servers.length === 0 ? 'it has no real server' : 'all its real servers have weight 0',
        evidence: `ipvsadm -Ln: ${servers.length} ${servers.length === 1 ? 'server' : 'servers'}, none with a weight above 0`,
        remedy: ['lvsrules console --once', 'ipvsadm -e ... -r SERVER -w 1'],
      };
    }
  },
});
