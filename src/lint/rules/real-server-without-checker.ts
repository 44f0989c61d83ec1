import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS820',
  name: 'real-server-without-checker',
  severity: 'warning',
  kinds: ['keepalived', 'ldirectord'],
  summary: 'A real server without a checker',
  why: 'It is in the table from the start and stays there when it fails, so its clients get errors.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind NAT
        protocol TCP
        real_server 10.0.0.1 80 {
            weight 1
        }
    }
    `,
    {
      kind: 'ldirectord',
      text: `
    virtual=192.0.2.10:80
        real=10.0.0.1:80 masq 1
        scheduler=rr
        checktype=on
    `,
    },
  ],
});
