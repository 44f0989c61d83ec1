import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS831',
  name: 'listing-assumed',
  severity: 'info',
  kinds: ['listing'],
  summary: 'Something that a listing leaves open',
  why: 'A tunnel is taken as ipip, and of a view that is there twice the later one counts.',
  source: 'the listings that ipvsadm 1.31 prints',
  good: [
    `
    IP Virtual Server version 1.2.1 (size=4096)
    Prot LocalAddress:Port Scheduler Flags
      -> RemoteAddress:Port           Forward Weight ActiveConn InActConn
    TCP  192.0.2.10:80 rr
      -> 10.0.0.1:80                  Masq    1      0          0
    `,
  ],
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
