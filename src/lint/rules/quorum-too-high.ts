import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS818',
  name: 'quorum-too-high',
  severity: 'warning',
  kinds: ['keepalived'],
  summary: 'A quorum above the weight of all real servers, or a hysteresis that is not below the quorum',
  why: 'keepalived lowers them: the quorum to that weight, so that the sorry server takes over as soon as one real server fails, and the hysteresis to one below the quorum.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  good: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind NAT
        protocol TCP
        quorum 1
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
        quorum 3
        real_server 10.0.0.1 80 {
            TCP_CHECK {
            }
        }
    }
    `,
  ],
});
