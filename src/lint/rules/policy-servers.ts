import { policyRule } from '../policy-rule.ts';

export default policyRule({
  id: 'LVS901',
  name: 'policy-servers',
  summary: 'The number of servers that a policy requires',
  keys: ['minServers', 'maxServers'],
  breach: 'servers',
  good: ['-A -t 192.0.2.1:80 -s rr\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s rr
       ~~~~~~~~~~~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m
    `,
      config: { policy: [{ name: 'two servers', minServers: 2 }] },
    },
  ],
});
