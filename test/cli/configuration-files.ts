/** One table as keepalived, ldirectord and ipvsadm describe it. */
export const keepalived = `# f\u00fcr web
virtual_server 192.0.2.10 80 {
    lb_algo rr
    lb_kind NAT
    protocol TCP
    sorry_server 10.0.0.9 80
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
        weight 3
    }
}
`;
export const ldirectord = 'virtual=192.0.2.10:80\n\treal=10.0.0.1:80 masq\n\treal=10.0.0.2:80 masq 3\n\tscheduler=rr\n';
export const rules = `-A -t 192.0.2.10:80 -s rr
-a -t 192.0.2.10:80 -r 10.0.0.1:80 -m -w 1
-a -t 192.0.2.10:80 -r 10.0.0.2:80 -m -w 3
`;

export const files = { '/srv/k.conf': keepalived, '/srv/l.cf': ldirectord, '/srv/live.rules': rules };
