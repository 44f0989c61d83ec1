import { defineRule } from '../rule.ts';

import { reportBreaches } from '../policy-breaches.ts';

export default defineRule({
  id: 'LVS603',
  name: 'policy-scheduler',
  severity: 'warning',
  upTo: 'error',
  summary: 'The schedulers that a policy allows',
  why: 'The site says so, in the policy of its configuration, under schedulers. A policy may give its own severity.',
  source: 'the configuration',
  messages: { breach: '{policy}: {why}' },
  needs: 'policy',
  file(sheet, { report }) {
    reportBreaches(sheet, 'scheduler', (at, data, more) => {
      report('breach', at, data, more);
    });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s rr
       ~~~~~~~~~~~~~~~
    `,
      config: { policy: [{ name: 'plain schedulers', schedulers: ['wlc'] }] },
    },
  ],
});
