import { defineCheck } from '../host-check.ts';
import { serverTraffic } from '../server-traffic.ts';

export default defineCheck({
  id: 'LVS704',
  name: 'server-full',
  severity: 'warning',
  roles: ['director'],
  reads: [],
  needs: ['live'],
  summary: 'A real server at its upper threshold gets no new connections',
  why: 'Inactive connections count too: after a burst, entries that only wait for their timer keep a server full. A full server accepts connections again below its lower threshold, or below three quarters of the upper one.',
  source: 'ip_vs_sched.h and ip_vs_conn.c of Linux: ip_vs_dest_totalconns',
  *find({ live }) {
    if (
      live?.unknown.includes('thresholds') === true &&
      !live.services.some(({ servers }) => servers.some(({ upper }) => upper > 0))
    ) {
      yield { unknown: 'the thresholds are not known' };
      return;
    }
    for (const { name, service, server } of serverTraffic(live?.services ?? [])) {
      const { upper, lower, active, inactive } = server;
      const all = active + inactive;
      if (upper === 0 || all < upper) continue;
      const idle = inactive > active ? `, ${inactive} of them inactive` : '';
      yield {
        subject: name,
        message: `${server.address} is full: ${all} connections${idle}, the threshold is ${upper}`,
        evidence: `u_threshold ${upper}, l_threshold ${lower}, ActiveConn ${active}, InActConn ${inactive}`,
        remedy:
          inactive > active
            ? ['ipvsadm --set 0 30 0', 'raise -x: inactive connections count']
            : [`add servers to ${service.key.kind === 'fwmark' ? 'the service' : service.key.address}, or raise -x`],
      };
    }
  },
});
