import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS808',
  name: 'host-condition',
  severity: 'warning',
  kinds: ['keepalived'],
  summary: 'Lines that apply only to some hosts',
  why: 'keepalived reads a line after @id only if it runs with -i id or on a host of that name, so the table depends on the machine.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    virtual_server 192.0.2.10 80 {
        @lb1 lb_algo rr
        @^lb1 lb_algo wrr
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
