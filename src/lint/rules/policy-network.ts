import { defineRule } from '../rule.ts';

import { reportBreaches } from '../policy-breaches.ts';

export default defineRule({
  id: 'LVS606',
  name: 'policy-network',
  severity: 'warning',
  upTo: 'error',
  summary: 'The networks that a policy allows for servers',
  why: 'The site says so, in the policy of its configuration, under serverNetworks. A policy may give its own severity.',
  source: 'the configuration',
  messages: { breach: '{policy}: {why}' },
  needs: 'policy',
  file(sheet, { report }) {
    reportBreaches(sheet, 'network', (at, data, more) => {
      report('breach', at, data, more);
    });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 172.16.0.1:80 -m
                       ~~~~~~~~~~~~~~~~
    `,
      config: { policy: [{ name: 'our racks', serverNetworks: ['10.0.0.0/8'] }] },
    },
  ],
});
