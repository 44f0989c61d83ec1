import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS828',
  name: 'script-uncertain',
  severity: 'error',
  kinds: ['shell'],
  summary: 'A call of ipvsadm that cannot be followed',
  why: 'Its effect depends on something that only a run would show: the output of a program, a file, the environment, an argument. The table is checked without it.',
  source: 'bash and dash, run beside lvsrules on recorded scripts',
  bad: [
    `
    #!/bin/sh
    VIP=192.0.2.10:80
    ipvsadm -A -t $VIP -s rr
    ipvsadm -a -t $VIP -r 10.0.0.1:80 -m -w 1
    ipvsadm -a -t $VIP -r $(cat /etc/server):80 -m
    `,
  ],
});
