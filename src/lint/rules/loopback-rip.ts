import { isLoopback } from '../address-kind.ts';
import { defineRule } from '../rule.ts';
import { settingOf, contentOf } from '../settings.ts';

export default defineRule({
  id: 'LVS328',
  name: 'loopback-rip',
  severity: 'warning',
  summary: 'A server at a loopback address',
  why: 'The kernel takes it, but under direct routing and NAT only the director itself can be meant, and packets from outside with such a destination are dropped as martians.',
  source: 'taken: seen on Linux 6.1; ip_route_input_slow',
  messages: { loopback: '{address} is the director itself' },
  service({ servers }, { report }) {
    for (const { server, settled } of servers) {
      if (!isLoopback(server.address)) continue;
      report('loopback', settingOf(settled, 'real-server') ?? contentOf(settled), { address: server.address });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 127.0.0.1:8080 -m
    `,
  ],
});
