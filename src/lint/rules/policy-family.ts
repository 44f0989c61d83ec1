import { policyRule } from '../policy-rule.ts';

export default policyRule({
  id: 'LVS908',
  name: 'policy-family',
  summary: 'The address families that a policy allows',
  keys: ['families'],
  breach: 'family',
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
