import { portBehindBracketedIpv4, portBehindIpv6 } from '../line/lost-port.ts';
import { defineRule } from '../rule.ts';
import { servicePartOf, serviceSetting } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS301',
  name: 'service-without-servers',
  severity: 'warning',
  summary: 'A service without servers',
  why: 'Its connections are refused, and each one is logged by the kernel. They do not fall through to a service with port 0: with an empty service on the port, 0 of 4 connections were served; after it was deleted, 4 of 4.',
  source: 'seen on Linux 6.1',
  messages: { empty: '{service} has no servers: its connections are refused' },
  service({ name, servers, settled }, { report, document }) {
    if (servers.length > 0 || document.intended.has(name)) return;
    const address = serviceSetting(settled)?.value?.text ?? '';
    if (portBehindIpv6(address) || portBehindBracketedIpv4(address)) return;
    report('empty', servicePartOf(settled), { service: name });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
       ~~~~~~~~~~~~~~~
    `,
  ],
});
