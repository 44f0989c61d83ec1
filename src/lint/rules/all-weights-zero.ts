import { defineRule } from '../rule.ts';
import { servicePartOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS302',
  name: 'all-weights-zero',
  severity: 'warning',
  summary: 'A service whose servers all have weight 0',
  why: 'No server takes new connections; they are refused as if there were no server.',
  source: 'every scheduler of net/netfilter/ipvs skips weight 0; seen with rr on Linux 6.1',
  messages: { zero: 'every server of {service} has weight 0: new connections are refused' },
  service({ name, servers, settled }, { report, document }) {
    if (servers.length === 0 || servers.some(({ server }) => server.weight > 0) || document.intended.has(name)) return;
    const related = servers.slice(0, 3).map((placed) => ({ message: 'weight 0', line: placed.settled }));
    report('zero', servicePartOf(settled), { service: name }, { related });
  },
  good: [
    '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 0\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
       ~~~~~~~~~~~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 0
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 0
    `,
  ],
});
