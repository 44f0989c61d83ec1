import { defineRule } from '../rule.ts';
import { methodSetting, contentOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS304',
  name: 'mixed-forwarding-methods',
  severity: 'warning',
  summary: 'Servers of one service that are reached by different methods',
  why: 'It is legal, but the way back then differs by server: under NAT through the director, under the others past it. A server set up for one of them drops what comes by another.',
  source: 'ipvsadm(8), on the packet-forwarding methods',
  messages: { mixed: '{server} is reached by {method}, the first server of {service} by {first}' },
  service({ name, servers }, { report }) {
    const [first] = servers;
    if (!first) return;
    for (const placed of servers) {
      const { server } = placed;
      if (server.method === first.server.method) continue;
      const related = [{ message: first.server.method, line: first.settled }];
      const data = { server: placed.name, method: server.method, service: name, first: first.server.method };
      report('mixed', methodSetting(placed.settled) ?? contentOf(placed.settled), data, { related });
      return;
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -g
                                      ~~
    `,
  ],
});
