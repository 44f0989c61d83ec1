import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS831',
  name: 'listing-assumed',
  severity: 'info',
  kinds: ['listing'],
  summary: 'Something that a listing does not say',
  why: 'Every tunnel is assumed to be ipip, and if a view occurs twice, the later one is used.',
  source: 'the listings that ipvsadm 1.31 prints',
  bad: [
    `
    IP Virtual Server version 1.2.1 (size=4096)
    Prot LocalAddress:Port Scheduler Flags
      -> RemoteAddress:Port           Forward Weight ActiveConn InActConn
    TCP  192.0.2.10:80 rr
      -> 10.0.0.1:80                  Tunnel  1      0          0
    `,
  ],
});
