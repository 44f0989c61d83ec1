import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS827',
  name: 'address-taken-as-mark',
  severity: 'error',
  kinds: ['ldirectord'],
  summary: 'A virtual address without a port',
  why: 'ldirectord takes its first number as a firewall mark.',
  source: 'seen with ldirectord 4.12.0 on Linux 6.1',
  bad: [
    `
    virtual=192.0.2.10
        real=10.0.0.1:80 masq 1
        scheduler=rr
    `,
  ],
});
