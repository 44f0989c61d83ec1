import { defineRule } from '../rule.ts';

import { reportBreaches } from '../policy-breaches.ts';

export default defineRule({
  id: 'LVS601',
  name: 'policy-servers',
  severity: 'warning',
  upTo: 'error',
  summary: 'The number of servers that a policy asks for',
  why: 'The site says so, in the policy of its configuration, under leastServers. A policy may give its own severity.',
  source: 'the configuration',
  messages: { breach: '{policy}: {why}' },
  needs: 'policy',
  file(sheet, { report }) {
    reportBreaches(sheet, 'servers', (at, data, more) => {
      report('breach', at, data, more);
    });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s rr
       ~~~~~~~~~~~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m
    `,
      config: { policy: [{ name: 'two servers', leastServers: 2 }] },
    },
  ],
});
