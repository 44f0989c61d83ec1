import { defineCheck } from '../host-check.ts';
import { isSameAddress } from '../../domain/host/same-address.ts';
import { sysctlNumber } from '../../domain/host/sysctl.ts';
import { isTemplate, serverTraffic } from '../server-traffic.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

const path = 'net/ipv4/vs/expire_quiescent_template';

export default defineCheck({
  id: 'LVS705',
  name: 'quiesced-held',
  severity: 'warning',
  roles: ['director'],
  reads: [],
  needs: ['live'],
  summary: 'A server with weight 0 that persistence keeps in use',
  why: 'Persistent clients return to their server even if its weight is 0, and each new connection prolongs the template: the drain does not end. expire_quiescent_template=1 ends it.',
  source: 'ip_vs_core.c and ip_vs_conn.c of Linux: ip_vs_check_template',
  *find({ live, connections, facts }) {
    if (sysctlNumber(facts.sysctls ?? {}, path) === 1) return; // clients that come again get another server
    for (const { name, service, server } of serverTraffic(live?.services ?? [])) {
      if (server.weight !== 0 || service.persistence === null) continue;
      const templates =
        server.persistent ??
        (connections ?? []).filter((each) => isTemplate(each) && isSameAddress(each.destination, server.address))
          .length;
      if (templates === 0 && server.active === 0) continue;
      yield {
        subject: name,
        message: `${server.address} has weight 0, but ${templates > 0 ? `${templates} templates` : 'persistence'} may keep sending clients to it`,
        evidence: `weight 0, ActiveConn ${server.active}${templates > 0 ? `, PersistConn ${templates}` : ''}`,
        ...sysctlRemedy([path, 1]),
      };
    }
  },
});
