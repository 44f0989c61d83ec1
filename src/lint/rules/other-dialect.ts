import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS832',
  name: 'other-dialect',
  severity: 'error',
  kinds: ['keepalived'],
  summary: 'A word of DPVS or of a FullNAT kernel',
  why: 'DPVS has its own keepalived and ipvsadm, with full NAT and local addresses of the director. The regular keepalived ignores the line.',
  source: 'the sources of DPVS 1.9',
  bad: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind FNAT
        protocol TCP
        real_server 10.0.0.1 80 {
            TCP_CHECK {
            }
        }
    }
    `,
  ],
});
