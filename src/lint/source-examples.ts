import type { JudgedKind } from './rule.ts';

/** A file of each kind in which no rule finds anything, for the rules that need no special one. */
export const soundSource: Readonly<Record<JudgedKind, string>> = {
  keepalived: `
    virtual_server 192.0.2.10 80 {
        lb_algo rr
        lb_kind NAT
        protocol TCP
        real_server 10.0.0.1 80 {
            TCP_CHECK {
            }
        }
    }
    `,
  ldirectord: `
    virtual=192.0.2.10:80
        real=10.0.0.1:80 masq 1
        scheduler=rr
    `,
  listing: `
    IP Virtual Server version 1.2.1 (size=4096)
    Prot LocalAddress:Port Scheduler Flags
      -> RemoteAddress:Port           Forward Weight ActiveConn InActConn
    TCP  192.0.2.10:80 rr
      -> 10.0.0.1:80                  Masq    1      0          0
    `,
  shell: `
    #!/bin/sh
    VIP=192.0.2.10:80
    ipvsadm -A -t $VIP -s rr
    ipvsadm -a -t $VIP -r 10.0.0.1:80 -m -w 1
    `,
};
