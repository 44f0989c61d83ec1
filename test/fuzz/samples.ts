const key = { kind: 'tcp', address: '192.0.2.1', port: 80 };
const effect = { kind: 'unchanged' };
const impact = { newConnections: effect, existing: effect, persistence: effect };

/** Good texts of each kind, which are damaged. */
export const samples = {
  rules: [
    '# a site\n-A -t 192.0.2.1:80 -s wlc\n-a -t 192.0.2.1:80 -r 10.0.0.1:8080 -m -w 10 -x 100 -y 50\n',
    '-A -f 1 -s rr\n-a -f 1 -r [2001:db8::1]:80 -m\n-A -f 7 -6 -s mh -b mh-port,mh-fallback\n-a -f 7 -6 -r [2001:db8::3] -i --tun-type=gre --tun-csum\n',
    'ipvsadm -A -u [2001:db8::1]:53 -s rr -p 300 -M 64\n--add-server --udp-service [2001:db8::1]:53 --real-server [2001:db8::2]:53 -i --tun-type gue --tun-port 5555\n',
    '-A -t 192.0.2.1:80 -s sh -b sh-port --pe sip -o\n-E -t 192.0.2.1:80 -s rr\n-e -t 192.0.2.1:80 -r 10.0.0.1\n-d -t 192.0.2.1:80 -r 10.0.0.1\n-D -t 192.0.2.1:80\n',
    '--set 900 120 300\n--start-daemon master --mcast-interface eth0 --syncid 3\n-Z\n-C\n# lvsrules: ignore LVS309 -- for the test\n-Ln --stats\n-S\n',
  ],
  listings: [
    'IP Virtual Server version 1.2.1 (size=4096)\nProt LocalAddress:Port Scheduler Flags\n  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn\nTCP  192.0.2.1:80 wlc persistent 300\n  -> 10.0.0.1:80                  Masq    1      31187K     0         \n  -> 10.0.0.2:80                  Route   1      2          7         \nFWM  7 IPv6 mh (mh-port)\n  -> [2001:db8::1]:0              Tunnel  1      0          0         \n',
    'IP Virtual Server version 1.2.1 (size=4096)\nProt LocalAddress:Port               Conns   InPkts  OutPkts  InBytes OutBytes\n  -> RemoteAddress:Port\nUDP  192.0.2.1:53                        5       10        0      600        0\n  -> 10.0.0.1:53                         5    4171M        0      600        0\n',
    'IPVS connection entries\npro expire state       source             virtual            destination\nTCP 14:59  ESTABLISHED 198.51.100.1:4000  192.0.2.1:80       10.0.0.1:80\n',
  ],
  tables: [
    '{"version":1,"services":[{"protocol":"tcp","address":"192.0.2.1","port":80,"scheduler":"wlc","flags":[],"persistence":{"timeout":360,"netmask":"255.255.255.255"},"servers":[{"address":"10.0.0.1","port":80,"method":"masquerade","weight":1,"upper":0,"lower":0}],"stats":{"connections":18446744073709551615,"inPackets":0,"outPackets":0,"inBytes":0,"outBytes":0}}],"timeouts":{"tcp":900,"tcpFin":120,"udp":300}}',
    '{"version":1,"services":[{"fwmark":7,"family":"inet6","scheduler":"mh","flags":["mh-port"],"servers":[{"address":"2001:db8::1","port":0,"method":"tunnel","weight":1,"tunnel":{"type":"gue","port":5555,"checksum":"csum"}}]}]}',
  ],
  configurations: [
    '{"profile":"strict","select":["LVS1"],"ignore":["LVS309"],"rules":{"LVS309":"off"},"exclude":["a/**","[a-z]*"],"target":{"ipvsadm":"1.31","kernel":"6.1"}}',
    '{"policies":[{"name":"few","leastServers":2}],"overrides":[{"files":["*.rules"],"rules":{"LVS404":{"severity":"error"}}}],"format":{"options":"long"}}',
  ],
  plans: [
    JSON.stringify({
      version: 1,
      from: { fingerprint: '0123456789abcdef' },
      steps: [
        {
          command: '-D -t 192.0.2.1:80',
          phase: 'remove',
          reason: 'gone',
          impact,
          change: { kind: 'delete-service', service: key },
        },
      ],
    }),
  ],
  otherJson: [
    '{"etc_hosts":"10.0.0.1 web1 web\\n","etc_services":"http 80/tcp www\\n","local_addresses":["10.255.0.1/24 on eth0"],"modules":["ip_vs_rr"]}',
    '{"version":1,"files":{"a.rules":["0123456789abcdef"]}}',
  ],
  keepalived: [
    'global_defs {\n  lvs_sync_daemon eth0 VI_1 id 3\n}\n$VIP=192.0.2.1\nvirtual_server $VIP 80 {\n  lb_algo wlc\n  lb_kind NAT\n  persistence_timeout 300\n  protocol TCP\n  sorry_server 10.0.0.9 80\n  real_server 10.0.0.1 80 {\n    weight 2\n    TCP_CHECK {\n      connect_timeout 3\n    }\n  }\n}\n',
    'virtual_server_group web {\n  192.0.2.1-9 80\n  fwmark 7\n}\nvirtual_server group web {\n  lvs_sched mh\n  lvs_method DR\n  real_server 10.0.0.1 80 {\n    inhibit_on_failure\n  }\n}\ninclude other.conf\n@a ~SEQ(i, 1, 3) $i\n',
  ],
  scripts: [
    '#!/bin/sh\nVIP=192.0.2.1\nfor i in 1 2 3; do\n  ipvsadm -a -t $VIP:80 -r 10.0.0.$i:80 -m -w $((i * 2))\ndone\n',
    'f() { ipvsadm -A -t "$1:80" -s rr; }\nf 192.0.2.1 || exit 1\ncase "$1" in start|st*) f 192.0.2.2 ;; *) echo "usage" ;; esac\n',
    'cat <<EOF | ipvsadm -R\n-A -t 192.0.2.1:80 -s rr\nEOF\nwhile read -r a b; do [ "$a" = x ] && continue; ipvsadm -A -f ${a#m} ; done < list\n',
  ],
} as const;
