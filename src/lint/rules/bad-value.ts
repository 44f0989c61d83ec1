import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS802',
  name: 'bad-value',
  severity: 'error',
  kinds: ['keepalived'],
  summary: 'A value that keepalived does not accept',
  why: 'keepalived ignores the line, or takes another value, and says so only in its log.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind NAT
        protocol TCP
        weight heavy
        real_server 10.0.0.1 80 {
            TCP_CHECK {
            }
        }
    }
    `,
  ],
});
