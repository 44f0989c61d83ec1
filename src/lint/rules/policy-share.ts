import { policyRule } from '../policy-rule.ts';

export default policyRule({
  id: 'LVS902',
  name: 'policy-share',
  summary: 'The largest share that a policy allows a server',
  keys: ['maxShare'],
  breach: 'share',
  good: ['-A -t 192.0.2.1:80 -s rr\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s wrr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 9
                       ~~~~~~~~~~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1
    `,
      config: { policy: [{ name: 'no favourites', maxShare: 60 }] },
    },
  ],
});
