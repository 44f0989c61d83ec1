import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS821',
  name: 'flush-clears-table',
  severity: 'info',
  kinds: ['keepalived'],
  summary: 'lvs_flush',
  why: 'keepalived clears the whole table when it starts: services that others added are deleted too. `lvs_flush off` has the same effect.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    global_defs {
        lvs_flush
    }
    virtual_server 192.0.2.10 80 {
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
