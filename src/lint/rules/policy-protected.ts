import { defineRule } from '../rule.ts';

import { reportBreaches } from '../policy-breaches.ts';

export default defineRule({
  id: 'LVS605',
  name: 'policy-protected',
  severity: 'warning',
  upTo: 'error',
  summary: 'A service that a policy protects is not there',
  why: 'The site says so, in the policy of its configuration, under protected. A policy may give its own severity.',
  source: 'the configuration',
  messages: { breach: '{policy}: {why}' },
  needs: 'policy',
  file(sheet, { report }) {
    reportBreaches(sheet, 'protected', (at, data, more) => {
      report('breach', at, data, more);
    });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s rr
    ~~~~~~~~~~~~~~~~~~~~~~~~
    `,
      config: { policy: [{ name: 'the shop', services: ['tcp 192.0.2.1:443'], protected: true }] },
    },
  ],
});
