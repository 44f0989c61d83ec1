import { defineRule } from '../rule.ts';
import { partOf } from '../line/settings.ts';

export default defineRule({
  id: 'LVS326',
  name: 'vip-equals-rip',
  severity: 'warning',
  summary: 'A service that is its own server',
  why: 'The kernel takes it. The packets are delivered to the director itself, or go round until their time is up.',
  source: 'taken: seen on Linux 6.1',
  messages: { self: '{address} is the address of the service itself' },
  service({ key, servers }, { report }) {
    if (key.kind === 'fwmark') return;
    for (const placed of servers) {
      const { server } = placed;
      if (server.address !== key.address) continue;
      report('self', partOf(placed.settled, 'real-server'), {
        address: server.address,
      });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 192.0.2.1:8080 -m
                       ~~~~~~~~~~~~~~~~~
    `,
  ],
});
