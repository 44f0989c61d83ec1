import { defineRule } from '../rule.ts';
import { methodSetting, contentOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS304',
  name: 'mixed-forwarding-methods',
  severity: 'warning',
  summary: 'Servers of one service with different forwarding methods',
  why: 'This is legal, but replies then take different routes: with NAT through the director, with the other methods directly to the client. A server that is set up for one method drops packets that come by another.',
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
