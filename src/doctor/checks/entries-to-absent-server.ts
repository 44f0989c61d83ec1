import { endpointText } from '../../domain/address.ts';
import { isSameAddress } from '../../domain/host/same-address.ts';
import { defineCheck } from '../host-check.ts';
import { isOfService, isTemplate } from '../server-traffic.ts';

export default defineCheck({
  id: 'LVS703',
  name: 'entries-to-absent-server',
  severity: 'warning',
  roles: ['director'],
  reads: [],
  needs: ['live', 'connections'],
  summary: 'Connections to a real server that is no longer in the table',
  why: 'Their packets are dropped. With expire_nodest_conn 0 this continues until they time out, 15 minutes for TCP; with 1 the next packet ends the connection and the client can connect again.',
  source: 'ip_vs_core.c of Linux; ipvs-sysctl.rst',
  *find({ live, connections }) {
    const services = live?.services ?? [];
    const lost = new Map<string, number>();
    for (const each of connections ?? []) {
      if (isTemplate(each)) continue;
      const known = services
        .filter((service) => isOfService(each, service))
        .some(({ key, servers }) =>
          servers.some(({ address, port }) => {
            const isPort = port === each.destinationPort || port === 0 || key.kind === 'fwmark';
            return isPort && isSameAddress(address, each.destination);
          }),
        );
      if (known) continue;
      const name = endpointText(each.destination, each.destinationPort);
      lost.set(name, (lost.get(name) ?? 0) + 1);
    }
    for (const [name, count] of lost) {
      yield {
        subject: name,
        message: `${count} ${count === 1 ? 'connection leads' : 'connections lead'} to ${name}, which is in no service`,
        evidence: `ipvsadm -Lnc: ${count} ${count === 1 ? 'entry' : 'entries'} to ${name}`,
        remedy: ['sysctl -w net.ipv4.vs.expire_nodest_conn=1'],
      };
    }
  },
});
