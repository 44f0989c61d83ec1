import { defineRule } from '../rule.ts';

import { reportBreaches } from '../policy-breaches.ts';

export default defineRule({
  id: 'LVS607',
  name: 'policy-persistence',
  severity: 'warning',
  upTo: 'error',
  summary: 'The longest persistence that a policy allows',
  why: 'The site says so, in the policy of its configuration, under mostPersistence. A policy may give its own severity.',
  source: 'the configuration',
  messages: { breach: '{policy}: {why}' },
  needs: 'policy',
  file(sheet, { report }) {
    reportBreaches(sheet, 'persistence', (at, data, more) => {
      report('breach', at, data, more);
    });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s rr -p 3600
       ~~~~~~~~~~~~~~~
    `,
      config: { policy: [{ name: 'short drains', mostPersistence: 600 }] },
    },
  ],
});
