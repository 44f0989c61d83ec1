import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS803',
  name: 'unknown-lb-algo',
  severity: 'error',
  kinds: ['keepalived'],
  summary: 'A scheduler that keepalived does not know',
  why: 'keepalived ignores the line. The last valid lb_algo is used, or wlc if there is none. Names are lower case.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo loadbalance
        lb_kind NAT
        protocol TCP
        real_server 10.0.0.1 80 {
            TCP_CHECK {
            }
        }
    }
    `,
  ],
});
