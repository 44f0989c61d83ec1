import { policyRule } from '../policy-rule.ts';

export default policyRule({
  id: 'LVS907',
  name: 'policy-persistence',
  summary: 'The longest persistence timeout that a policy allows',
  keys: ['maxPersistence'],
  breach: 'persistence',
  good: ['-A -t 192.0.2.1:80 -s rr\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s rr -p 3600
       ~~~~~~~~~~~~~~~
    `,
      config: { policy: [{ name: 'short drains', maxPersistence: 600 }] },
    },
  ],
});
