import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS826',
  name: 'check-keeps-server-out',
  severity: 'warning',
  kinds: ['ldirectord'],
  summary: 'checktype=off',
  why: 'ldirectord considers the real servers down: it adds none of them, or with quiescent=yes all of them at weight 0.',
  source: 'seen with ldirectord 4.12.0 on Linux 6.1',
  good: [
    `
    virtual=192.0.2.10:80
        real=10.0.0.1:80 masq 1
        scheduler=rr
    `,
  ],
  bad: [
    `
    virtual=192.0.2.10:80
        real=10.0.0.1:80 masq 1
        scheduler=rr
        checktype=off
    `,
  ],
});
