import { defineRule } from '../rule.ts';
import { servicePartOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS303',
  name: 'single-real-server',
  severity: 'info',
  summary: 'A service with a single server',
  why: 'No other server can take over if it fails, and it cannot be drained without an outage.',
  source: 'follows from the table',
  messages: { single: '{server} is the only server of {service}' },
  service({ name, servers, settled }, { report, document }) {
    const [only] = servers;
    if (!only || servers.length > 1 || only.server.weight === 0 || document.intended.has(name)) return;
    report('single', servicePartOf(settled), { server: only.name, service: name });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
       ~~~~~~~~~~~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m
    `,
  ],
});
