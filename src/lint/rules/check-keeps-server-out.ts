import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS826',
  name: 'check-keeps-server-out',
  severity: 'warning',
  kinds: ['ldirectord'],
  summary: 'Real servers that ldirectord never uses',
  why: 'With checktype=off ldirectord considers the real servers down: it adds none of them, or with quiescent=yes all of them at weight 0. gate and ipip use the port of the virtual; with quiescent=yes ldirectord looks for the port of the real line, does not find it, and the weight stays 0.',
  source: 'seen with ldirectord 4.12.0 on Linux 6.1',
  bad: [
    `
    virtual=192.0.2.10:80
        real=10.0.0.1:80 masq 1
        scheduler=rr
        checktype=off
    `,
    `
    quiescent=yes
    virtual=192.0.2.10:80
        real=10.0.0.1:8080 gate
        scheduler=rr
    `,
  ],
});
