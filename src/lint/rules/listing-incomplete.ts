import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS830',
  name: 'listing-incomplete',
  severity: 'error',
  kinds: ['listing'],
  summary: 'Something that a listing does not show',
  why: 'It is needed for a rule: the number behind a name, a scheduler, the rest of a truncated line. The table is checked without it.',
  source: 'the listings that ipvsadm 1.31 prints',
  bad: [
    `
    IP Virtual Server version 1.2.1 (size=4096)
    Prot LocalAddress:Port Scheduler Flags
      -> RemoteAddress:Port           Forward Weight ActiveConn InActConn
    TCP  www.example.com:http rr
      -> 10.0.0.1:80                  Masq    1      0          0
    `,
  ],
});
