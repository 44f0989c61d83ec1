import { defineRule } from '../rule.ts';

import { reportBreaches } from '../policy-breaches.ts';

export default defineRule({
  id: 'LVS602',
  name: 'policy-share',
  severity: 'warning',
  upTo: 'error',
  summary: 'The largest share that a policy allows a server',
  why: 'The site says so, in the policy of its configuration, under mostShare. A policy may give its own severity.',
  source: 'the configuration',
  messages: { breach: '{policy}: {why}' },
  needs: 'policy',
  file(sheet, { report }) {
    reportBreaches(sheet, 'share', (at, data, more) => {
      report('breach', at, data, more);
    });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s wrr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 9
                       ~~~~~~~~~~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1
    `,
      config: { policy: [{ name: 'no favourites', mostShare: 60 }] },
    },
  ],
});
