import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS819',
  name: 'sorry-server-is-real-server',
  severity: 'warning',
  kinds: ['keepalived', 'ldirectord'],
  summary: 'A sorry server that is also a real server',
  why: 'It takes over when too few real servers are up, and it may be one of those that are down.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  good: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind NAT
        protocol TCP
        sorry_server 10.0.0.9 80
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
        sorry_server 10.0.0.1 80
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
        fallback=10.0.0.1:80 masq
    `,
    },
  ],
});
