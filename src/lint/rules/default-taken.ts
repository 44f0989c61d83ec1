import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS813',
  name: 'default-taken',
  severity: 'warning',
  kinds: ['keepalived', 'ldirectord'],
  summary: 'A default that is easily overlooked',
  why: 'Without protocol keepalived makes a UDP service, without lb_kind it uses NAT, without lb_algo it uses wlc.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind NAT
        real_server 10.0.0.1 80 {
            TCP_CHECK {
            }
        }
    }
    `,
  ],
});
