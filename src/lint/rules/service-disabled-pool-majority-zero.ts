import { defineRule } from '../rule.ts';
import { servicePartOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS340',
  name: 'service-disabled-pool-majority-zero',
  severity: 'info',
  summary: 'More than half of the servers are quiesced',
  why: 'The few that remain carry all the load. Often the others were drained for maintenance and never restored.',
  source: 'follows from the table',
  messages: { majority: '{zero} of {count} servers of {service} have weight 0' },
  service({ name, servers, settled }, { report }) {
    const zero = servers.filter(({ server }) => server.weight === 0).length;
    if (zero * 2 <= servers.length || zero === servers.length) return;
    report('majority', servicePartOf(settled), { zero, count: servers.length, service: name });
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
    -a -t 192.0.2.1:80 -r 10.0.0.3:80 -m -w 1
    `,
  ],
});
