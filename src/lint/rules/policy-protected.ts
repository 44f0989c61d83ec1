import { policyRule } from '../policy-rule.ts';

export default policyRule({
  id: 'LVS905',
  name: 'policy-protected',
  summary: 'A service that a policy protects is missing',
  keys: ['protected'],
  breach: 'protected',
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
