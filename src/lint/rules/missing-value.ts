import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS805',
  name: 'missing-value',
  severity: 'error',
  kinds: ['keepalived'],
  summary: 'A keyword without its value',
  why: 'keepalived loads nothing from the whole file and exits.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo
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
