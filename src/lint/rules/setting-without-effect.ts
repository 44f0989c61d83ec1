import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS815',
  name: 'setting-without-effect',
  severity: 'warning',
  kinds: ['keepalived', 'ldirectord'],
  summary: 'A setting that has no effect',
  why: 'The program accepts it, but the table is the same without it.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1, and with ldirectord 4.12.0',
  good: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind NAT
        protocol TCP
        persistence_timeout 300
        persistence_engine sip
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
        persistence_engine sip
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
        netmask=255.255.255.0
    `,
    },
  ],
});
