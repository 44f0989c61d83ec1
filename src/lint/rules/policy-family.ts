import { defineRule } from '../rule.ts';

import { reportBreaches } from '../policy-breaches.ts';

export default defineRule({
  id: 'LVS608',
  name: 'policy-family',
  severity: 'warning',
  upTo: 'error',
  summary: 'The address families that a policy allows',
  why: 'The site says so, in the policy of its configuration, under families. A policy may give its own severity.',
  source: 'the configuration',
  messages: { breach: '{policy}: {why}' },
  needs: 'policy',
  file(sheet, { report }) {
    reportBreaches(sheet, 'family', (at, data, more) => {
      report('breach', at, data, more);
    });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n'],
  bad: [
    {
      text: `
    -A -t [2001:db8::1]:80 -s rr
       ~~~~~~~~~~~~~~~~~~~
    `,
      config: { policy: [{ name: 'IPv4 only', families: ['inet'] }] },
    },
  ],
});
