import { defineRule } from '../rule.ts';
import { partOf } from '../line/settings.ts';

export default defineRule({
  id: 'LVS327',
  name: 'rip-is-another-vip',
  severity: 'warning',
  summary: 'A server that is a service of the same file',
  why: 'Packets that IPVS sends on do not come back to it, so services cannot be chained on one director: the server is the director itself, with nobody listening.',
  source: 'ip_vs_in runs at the entrance (LOCAL_IN, LOCAL_OUT); what it has forwarded is not looked at again',
  messages: { chained: '{server} is itself the service {service}' },
  service({ key, servers }, { report, sheet }) {
    if (servers.length === 0) return;
    const others = sheet.byAddress[key.kind === 'fwmark' ? 'tcp' : key.kind];
    for (const placed of servers) {
      const { server } = placed;
      if (key.kind !== 'fwmark' && server.address === key.address) continue;
      const other = others.get(server.address);
      if (!other) continue;
      const related = [{ message: other.name, line: other.added }];
      report(
        'chained',
        partOf(placed.settled, 'real-server'),
        { server: placed.name, service: other.name },
        { related },
      );
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n-A -t 192.0.2.2:80 -s rr\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 192.0.2.2:80 -m
                       ~~~~~~~~~~~~~~~
    -A -t 192.0.2.2:80 -s rr
    `,
  ],
});
