import { policyRule } from '../policy-rule.ts';

export default policyRule({
  id: 'LVS904',
  name: 'policy-method',
  summary: 'The forwarding methods that a policy allows',
  keys: ['methods'],
  breach: 'method',
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
