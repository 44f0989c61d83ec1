import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS807',
  name: 'include-missing',
  severity: 'error',
  kinds: ['keepalived'],
  summary: 'An include of a file that is missing',
  why: 'keepalived continues without it, so the services in it are missing.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    include /etc/keepalived/services.conf
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
