import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS816',
  name: 'granularity-lost-in-group',
  severity: 'warning',
  kinds: ['keepalived'],
  summary: 'persistence_granularity for a group of addresses',
  why: 'keepalived drops it for every service of the group: each client persists on its own.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  good: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind NAT
        protocol TCP
        persistence_timeout 300
        persistence_granularity 255.255.255.0
        real_server 10.0.0.1 80 {
            TCP_CHECK {
            }
        }
    }
    `,
  ],
  bad: [
    `
    virtual_server_group web {
        192.0.2.10 80
    }
    virtual_server group web {
        lb_algo rr
        lb_kind NAT
        protocol TCP
        persistence_timeout 300
        persistence_granularity 255.255.255.0
        real_server 10.0.0.1 80 {
            TCP_CHECK {
            }
        }
    }
    `,
  ],
});
