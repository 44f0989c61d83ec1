import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS814',
  name: 'persistence-added',
  severity: 'warning',
  kinds: ['keepalived'],
  summary: 'Persistence that keepalived adds',
  why: 'The kernel requires persistence for a service on every port, so keepalived adds 360 seconds.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    virtual_server 192.0.2.10 0 {
        lb_algo rr
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
