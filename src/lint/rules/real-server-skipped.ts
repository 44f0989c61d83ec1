import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS810',
  name: 'real-server-skipped',
  severity: 'error',
  kinds: ['keepalived'],
  summary: 'A real server that never gets into the table',
  why: 'Its address, port or family cannot be used, or it is listed twice. The other servers get its share.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind NAT
        protocol TCP
        real_server 10.0.0.1 http {
            TCP_CHECK {
            }
        }
    }
    `,
  ],
});
