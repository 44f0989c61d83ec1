import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS829',
  name: 'script-assumed',
  severity: 'info',
  kinds: ['shell'],
  summary: 'An assumption about a script',
  why: 'The table depends on it; it is probably right.',
  source: 'bash and dash, run beside lvsrules on recorded scripts',
  bad: [
    `
    #!/bin/sh
    VIP=\${1:-192.0.2.10:80}
    ipvsadm -A -t $VIP -s rr
    ipvsadm -a -t $VIP -r 10.0.0.1:80 -m -w 1
    `,
  ],
});
