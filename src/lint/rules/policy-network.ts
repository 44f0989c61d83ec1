import { policyRule } from '../policy-rule.ts';

export default policyRule({
  id: 'LVS906',
  name: 'policy-network',
  summary: 'The networks that a policy allows for servers',
  keys: ['serverNetworks'],
  breach: 'network',
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
