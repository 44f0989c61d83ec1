import { serviceKeyText } from '../../domain/service.ts';
import { partOf } from '../line/line-settings.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'LVS327',
  name: 'rip-is-another-vip',
  severity: 'warning',
  summary: 'A server that is a service of the same file',
  why: 'IPVS does not process a packet that it has already forwarded, so services cannot be chained on one director. The director delivers these packets to itself, where a program must listen; the servers of the other service never get them.',
  source: 'ip_vs_in runs at the entrance (LOCAL_IN, LOCAL_OUT); what it has forwarded does not pass it again',
  messages: {
    chained:
      '{server} is the service {service}, but services cannot be chained: its servers get none of these connections',
  },
  service({ key, servers }, { report, document }) {
    const kind = key.kind === 'fwmark' ? 'tcp' : key.kind;
    if (servers.length === 0 || document.byAddress[kind].size === 0) return;
    for (const placed of servers) {
      const { address, port } = placed.server;
      if ((key.kind !== 'fwmark' && address === key.address) || !document.byAddress[kind].get(address)) continue;
      const ofPort = (each: number) => document.named.get(serviceKeyText({ kind, address, port: each }));
      const other = (port === 0 ? document.byAddress[kind].get(address) : ofPort(port)) ?? ofPort(0);
      if (!other) continue;
      const data = { server: placed.name, service: other.name };
      const related = [{ message: other.name, line: other.added }];
      report('chained', partOf(placed.settled, 'real-server'), data, { related });
    }
  },
  good: [
    '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 192.0.2.2:8080 -m\n-A -t 192.0.2.2:80 -s rr\n',
    '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n-A -t 192.0.2.2:80 -s rr\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 192.0.2.2:80 -m
                       ~~~~~~~~~~~~~~~
    -A -t 192.0.2.2:80 -s rr
    `,
  ],
});
