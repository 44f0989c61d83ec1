import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS812',
  name: 'address-cut',
  severity: 'warning',
  kinds: ['keepalived'],
  summary: 'An address whose end keepalived ignores',
  why: 'A service or a real server is one address. /24 and -20 after it are dropped without a message; ranges are for groups.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind NAT
        protocol TCP
        real_server 10.0.0.1-4 80 {
            TCP_CHECK {
            }
        }
    }
    `,
  ],
});
