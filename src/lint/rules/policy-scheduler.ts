import { policyRule } from '../policy-rule.ts';

export default policyRule({
  id: 'LVS903',
  name: 'policy-scheduler',
  summary: 'The schedulers that a policy allows',
  keys: ['schedulers'],
  breach: 'scheduler',
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
