import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS321',
  name: 'persistence-template-vs-quiesce',
  severity: 'warning',
  summary: 'A quiesced server of a persistent service',
  why: 'A server with weight 0 still gets new connections from known clients until their template expires, unless net.ipv4.vs.expire_quiescent_template is 1.',
  source: 'seen on Linux 6.1: 64 more came, none with the setting',
  messages: { known: '{server} still gets new connections from known clients, until {seconds} s after the last one' },
  service({ settings, servers }, { report }) {
    const { persistence } = settings;
    if (!persistence || !servers.some(({ server }) => server.weight > 0)) return;
    for (const placed of servers) {
      const { server } = placed;
      if (server.weight !== 0) continue;
      report('known', partOf(placed.settled, 'weight'), {
        server: placed.name,
        seconds: persistence.timeout,
      });
    }
  },
  good: [
    '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 0\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -p 60
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 0
                                         ~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1
    `,
  ],
});
