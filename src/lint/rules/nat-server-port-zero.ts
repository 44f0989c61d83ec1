import { defineRule } from '../rule.ts';
import { settingOf, contentOf, serviceSetting } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS341',
  name: 'nat-server-port-zero',
  severity: 'info',
  summary: 'A NAT server with port 0 under a service with a port',
  why: 'The server then gets packets on the port of the service. Write that port, or the one that you mean.',
  source: 'ip_vs_schedule: dport of 0 takes the port of the packet',
  messages: { zero: 'port 0 means the port of the service, {port}' },
  service({ key, servers }, { report }) {
    if (key.kind === 'fwmark' || key.port === 0) return;
    for (const placed of servers) {
      const { server } = placed;
      if (server.method !== 'masquerade' || server.port !== 0) continue;
      const at = settingOf(placed.settled, 'real-server');
      const comesFirst = at && at.start < (serviceSetting(placed.settled)?.start ?? 0);
      if (!comesFirst) report('zero', at ?? contentOf(placed.settled), { port: key.port });
    }
  },
  good: [
    '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n',
    '-A -t 192.0.2.1:80 -s rr\n-a -r 10.0.0.1 -t 192.0.2.1:80 -m\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:0 -m
                       ~~~~~~~~~~~~~
    `,
  ],
});
