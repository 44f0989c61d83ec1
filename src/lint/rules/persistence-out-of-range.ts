import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS804',
  name: 'persistence-out-of-range',
  severity: 'error',
  kinds: ['keepalived', 'ldirectord'],
  summary: 'A persistence timeout that is not from 1 to 2678400 seconds',
  why: 'keepalived ignores the line, so 0 does not switch persistence off. ldirectord passes the value on, and ipvsadm refuses the service.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1, and with ldirectord 4.12.0',
  good: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind NAT
        protocol TCP
        persistence_timeout 300
        real_server 10.0.0.1 80 {
            TCP_CHECK {
            }
        }
    }
    `,
  ],
  bad: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind NAT
        protocol TCP
        persistence_timeout 0
        real_server 10.0.0.1 80 {
            TCP_CHECK {
            }
        }
    }
    `,
    {
      kind: 'ldirectord',
      text: `
    virtual=192.0.2.10:80
        real=10.0.0.1:80 masq 1
        scheduler=rr
        persistent=0
    `,
    },
  ],
});
