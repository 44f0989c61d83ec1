import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS801',
  name: 'unknown-keyword',
  severity: 'error',
  kinds: ['keepalived'],
  summary: 'A keyword that keepalived does not know',
  why: 'keepalived ignores the line and says so only in its log. If the line opens a block, the } of that block ends the block around it, and what follows is lost too.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind NAT
        protocol TCP
        lb_algorithm wrr
        real_server 10.0.0.1 80 {
            TCP_CHECK {
            }
        }
    }
    `,
  ],
});
