import { defineCheck } from '../host-check.ts';
import { serverTraffic } from '../server-traffic.ts';

/** Packets a second, from which a rate of 0 in the other direction is not that of rounding. */
const fewest = 10n;

export default defineCheck({
  id: 'LVS702',
  name: 'no-replies',
  severity: 'error',
  roles: ['director'],
  methods: ['masquerade'],
  reads: [],
  needs: ['live'],
  summary: 'A masqueraded real server gets packets but sends none back through the director',
  why: 'Replies of a masqueraded server pass the director and are counted. If there are none, the server does not answer, or its default route does not lead through the director.',
  source: 'ip_vs_core.c of Linux, ip_vs_out_stats; LVS-HOWTO, LVS-NAT',
  *find({ live }) {
    const all = serverTraffic(live?.services ?? []).filter(({ server }) => server.method === 'masquerade');
    if (all.length > 0 && all.every(({ server }) => server.totals === undefined)) {
      yield { unknown: 'the counters are not known' };
      return;
    }
    for (const { name, server } of all) {
      const { totals, rates } = server;
      if (totals === undefined || totals.connections === 0n || totals.inPackets < 2n) continue;
      if (totals.outPackets > 0n) {
        // It answered once. What happens now is in the rates.
        if (rates === undefined || rates.inPackets < fewest || rates.outPackets > 0n) continue;
        yield {
          subject: name,
          message: `${server.address} gets ${rates.inPackets} packets a second and sends none back through the director`,
          evidence: `ipvsadm -Ln --rate: InPPS ${rates.inPackets}, OutPPS 0`,
          remedy: [`on ${server.address}: ip route replace default via DIRECTOR`],
        };
        continue;
      }
      yield {
        subject: name,
        message: `${server.address} got ${totals.inPackets} packets and sent none back through the director`,
        evidence: `ipvsadm -Ln --stats: ${totals.connections} connections, InPkts ${totals.inPackets}, OutPkts 0`,
        remedy: [`on ${server.address}: ip route replace default via DIRECTOR`],
      };
    }
  },
});
