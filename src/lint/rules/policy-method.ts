import { defineRule } from '../rule.ts';

import { reportBreaches } from '../policy-breaches.ts';

export default defineRule({
  id: 'LVS604',
  name: 'policy-method',
  severity: 'warning',
  upTo: 'error',
  summary: 'The forwarding methods that a policy allows',
  why: 'The site says so, in the policy of its configuration, under methods. A policy may give its own severity.',
  source: 'the configuration',
  messages: { breach: '{policy}: {why}' },
  needs: 'policy',
  file(sheet, { report }) {
    reportBreaches(sheet, 'method', (at, data, more) => {
      report('breach', at, data, more);
    });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -g
                       ~~~~~~~~~~~~~~
    `,
      config: { policy: [{ name: 'NAT only', methods: ['masquerade'] }] },
    },
  ],
});
