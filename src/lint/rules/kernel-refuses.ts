import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS824',
  name: 'kernel-refuses',
  severity: 'error',
  kinds: ['keepalived', 'ldirectord'],
  summary: 'Something that the kernel refuses',
  why: 'The program asks for it and the kernel refuses. The program continues without the service or the real server.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1, and with ldirectord 4.12.0',
  bad: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind NAT
        protocol TCP
        real_server 10.0.0.1 80 {
            uthreshold 10
            lthreshold 20
            TCP_CHECK {
            }
        }
    }
    `,
  ],
});
