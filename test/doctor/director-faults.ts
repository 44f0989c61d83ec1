import { entries, entry, type Fault, masqueraded, rerouted, set, stats, tunnelled, without } from './situations.ts';
import { emptyTable } from '../../src/domain/table.ts';
import { knownOf, listed, listing, vip, vip6 } from './healthy.ts';

const onlyEntries = entries(entry('SYN_RECV', 1), entry('SYN_RECV', 2)).replace(listing, '');

/** A fault of a director for each check of one, and what is reported. */
export const directorFaults: readonly Omit<Fault, 'role'>[] = [
  {
    name: 'vip-not-local',
    title: 'a director without the virtual address',
    host: (facts) => without(facts, vip),
    subject: vip,
    evidence: 'dev eth0',
    remedy: `ip address add ${vip}/32 dev eth0`,
  },
  {
    name: 'vip-not-local',
    title: 'a director without the IPv6 virtual address',
    host: (facts) => without(facts, vip6),
    subject: vip6,
    evidence: 'default',
    remedy: `ip address add ${vip6}/128 dev eth0 nodad preferred_lft 0`,
  },
  {
    name: 'ip-forward-off',
    title: 'masquerading without forwarding',
    listing: masqueraded,
    host: set('net/ipv4/ip_forward', 0),
    subject: 'IPv4',
    evidence: 'net.ipv4.ip_forward = 0',
    remedy: 'sysctl -w net.ipv4.ip_forward=1',
  },
  {
    name: 'rp-filter',
    title: 'a strict filter where clients come in, from conf/all',
    host: set('net/ipv4/conf/all/rp_filter', 1),
    subject: 'eth0',
    evidence: 'eth0: rp_filter 1 (net.ipv4.conf.all.rp_filter = 1, net.ipv4.conf.eth0.rp_filter = 0)',
    remedy: 'sysctl -w net.ipv4.conf.eth0.rp_filter=2',
  },
  {
    name: 'send-redirects',
    title: 'redirects from a director with one network card',
    host: (facts) => {
      rerouted(facts, { device: 'eth0' });
      set('net/ipv4/conf/eth0/send_redirects', 1)(facts);
    },
    subject: 'eth0',
    evidence: 'send_redirects 1',
    remedy: 'sysctl -w net.ipv4.conf.all.send_redirects=0',
  },
  {
    name: 'dr-server-not-on-link',
    title: 'a direct-routing server behind a router',
    host: (facts) => without(facts, '10.0.0.0/24'),
    subject: '10.0.0.2',
    evidence: 'via 192.0.2.254',
    remedy: '-r 10.0.0.2 -i',
  },
  {
    name: 'module-missing',
    title: 'a kernel without IPVS',
    known: { live: null, wanted: emptyTable },
    host: (facts) => {
      facts.modules = { loaded: [], parameters: {} };
      facts.sysctls = {};
    },
    subject: 'ip_vs',
    evidence: '/sys/module',
    remedy: 'modprobe ip_vs',
  },
  {
    name: 'scheduler-missing',
    title: 'a scheduler that the kernel does not have',
    known: { live: null, wanted: knownOf(listing.replaceAll(' wlc', ' mh')).live },
    subject: 'ip_vs_mh',
    evidence: 'no ip_vs_mh',
    remedy: 'modprobe ip_vs_mh',
  },
  {
    name: 'conn-reuse-mode',
    title: 'clients that stay with their old server',
    host: set('net/ipv4/vs/conn_reuse_mode', 0),
    subject: 'conn_reuse_mode',
    evidence: 'Linux 6.1.0-18-amd64',
    remedy: 'sysctl -w net.ipv4.vs.conn_reuse_mode=1',
  },
  {
    name: 'conn-reuse-mode',
    title: 'the delay of a second before 5.9',
    host: (facts) => {
      facts.kernel = { release: '5.4.0' };
      set('net/ipv4/vs/conntrack', 1)(facts);
    },
    subject: 'conn_reuse_mode',
    evidence: 'Linux 5.4.0',
    remedy: 'sysctl -w net.ipv4.vs.conn_reuse_mode=0',
  },
  {
    name: 'expire-nodest-conn',
    title: 'clients of removed servers that hang',
    host: set('net/ipv4/vs/expire_nodest_conn', 0),
    subject: 'expire_nodest_conn',
    evidence: '= 0',
    remedy: 'sysctl -w net.ipv4.vs.expire_nodest_conn=1',
  },
  {
    name: 'expire-quiescent-template',
    title: 'persistent clients of a drained server',
    listing: listing.replace('192.0.2.10:80 wlc', '192.0.2.10:80 wlc persistent 360'),
    host: set('net/ipv4/vs/expire_quiescent_template', 0),
    subject: 'tcp 192.0.2.10:80',
    evidence: '= 0',
    remedy: 'sysctl -w net.ipv4.vs.expire_quiescent_template=1',
  },
  {
    name: 'estimation-off',
    title: 'no rates',
    host: set('net/ipv4/vs/run_estimation', 0),
    subject: 'run_estimation',
    evidence: '= 0',
    remedy: 'sysctl -w net.ipv4.vs.run_estimation=1',
  },
  {
    name: 'estimation-off',
    title: 'no processor for rates',
    host: set('net/ipv4/vs/est_cpulist', ''),
    subject: 'est_cpulist',
    evidence: 'net.ipv4.vs.est_cpulist is empty',
    remedy: 'sysctl -w net.ipv4.vs.est_cpulist=0',
  },
  {
    name: 'connection-table-full',
    title: 'a limit of no connections',
    host: set('net/ipv4/vs/conn_max', 0),
    subject: 'conn_max',
    evidence: 'net.ipv4.vs.conn_max = 0',
    remedy: 'sysctl -w net.ipv4.vs.conn_max=16777216',
  },
  {
    name: 'mark-without-rule',
    title: 'a mark that no firewall rule sets',
    listing: listed('FWM  9 wlc', '10.0.0.2:0     Route   1      0          0'),
    subject: 'fwmark 9',
    evidence: '7',
    remedy: '--set-mark 9',
  },
  {
    name: 'sync-mismatch',
    title: 'a sync daemon on a device that is gone',
    known: { live: { ...fullLive(), daemons: [{ state: 'master', device: 'eth7', syncId: 3 }] } },
    subject: 'master daemon',
    evidence: 'master on eth7, syncid 3',
    remedy: 'ipvsadm --stop-daemon master',
  },
  {
    name: 'tunnel-mtu',
    title: 'full packets that do not fit into the tunnel',
    listing: tunnelled,
    host: (facts) => {
      facts.links = facts.links.map((each) => ({ ...each, mtu: 1500 }));
    },
    subject: '10.0.0.2',
    evidence: 'MTU 1500, the tunnel takes 20 bytes; the real server announces 1460',
    remedy: 'advmss 1440',
  },
  {
    name: 'another-writer',
    title: 'keepalived beside a restore at boot',
    host: (facts) => {
      facts.processes = ['keepalived'];
    },
    subject: 'table',
    evidence: 'keepalived: it runs',
    remedy: 'systemctl disable --now keepalived',
  },
  {
    name: 'rules-drift',
    title: 'a table that differs from the rules',
    known: { wanted: emptyTable, rulesName: 'site.rules' },
    subject: 'table',
    evidence: 'tcp 192.0.2.10:80 is not in the rules',
    remedy: 'lvsrules apply site.rules',
  },
  {
    name: 'rules-drift',
    title: 'a table of another machine that differs from the rules',
    known: { wanted: emptyTable, rulesName: 'site.rules', spec: 'ssh://lb1' },
    subject: 'table',
    evidence: 'tcp 192.0.2.10:80 is not in the rules',
    remedy: 'lvsrules apply site.rules --director ssh://lb1',
  },
  {
    name: 'not-persistent',
    title: 'rules that nothing loads at boot',
    host: (facts) => {
      facts.boot = { ...facts.boot, units: [] };
    },
    subject: 'table',
    evidence: 'enabled',
    remedy: 'lvsrules save --system',
  },
  {
    name: 'timeout-keepalive',
    title: 'keepalives that come too late',
    known: { live: { ...fullLive(), timeouts: { tcp: 300, tcpfin: 120, udp: 300 } } },
    subject: 'timeouts',
    evidence: 'tcp 300; rs1: net.ipv4.tcp_keepalive_time = 600',
    remedy: 'on rs1: sysctl -w net.ipv4.tcp_keepalive_time=198',
  },
  {
    name: 'ipv6-vip-source',
    title: 'an IPv6 virtual address that may be a source',
    host: (facts) => {
      facts.addresses = facts.addresses.map((each) => ({ ...each, isDeprecated: false }));
    },
    subject: vip6,
    evidence: 'preferred_lft is not 0',
    remedy: `ip -6 address change ${vip6}/128 dev eth0 preferred_lft 0`,
  },
  {
    name: 'vip-as-source',
    title: 'health checks from the virtual address',
    host: (facts) => rerouted(facts, { source: vip }),
    subject: '10.0.0.2',
    evidence: `src ${vip}`,
    remedy: 'ip route change 10.0.0.0/24 dev eth1 src 10.0.0.1',
  },
  {
    name: 'table-defence',
    title: 'packets that are dropped all the time',
    host: set('net/ipv4/vs/drop_packet', 3),
    subject: 'drop_packet',
    evidence: '= 3',
    remedy: 'sysctl -w net.ipv4.vs.drop_packet=1',
  },
  {
    name: 'neighbour-table-small',
    title: 'a neighbour table with no room',
    host: set('net/ipv4/neigh/default/gc_thresh3', 1),
    subject: 'gc_thresh3',
    evidence: '= 1',
    remedy: 'sysctl -w net.ipv4.neigh.default.gc_thresh3=1024',
  },
  {
    name: 'neighbour-table-small',
    title: 'an IPv6 neighbour table with no room',
    host: set('net/ipv6/neigh/default/gc_thresh3', 1),
    subject: 'gc_thresh3',
    evidence: 'net.ipv6.neigh.default.gc_thresh3 = 1',
    remedy: 'sysctl -w net.ipv6.neigh.default.gc_thresh3=1024',
  },
  {
    name: 'server-silent',
    title: 'a server that answers no client',
    listing: entries(entry('SYN_RECV', 1), entry('SYN_RECV', 2), entry('SYN_RECV', 3)),
    subject: 'tcp 192.0.2.10:80 -> 10.0.0.2:80',
    evidence: '3 entries in SYN_RECV',
    remedy: 'ip address show dev lo',
  },
  {
    name: 'server-silent',
    title: 'a server of a mark that answers no client',
    listing: `${listed('FWM  7 wlc', '10.0.0.2:0     Masq    1      0          0')}${onlyEntries}`,
    subject: 'tcp 192.0.2.10:80 -> 10.0.0.2:80',
    evidence: '2 entries in SYN_RECV',
    remedy: 'ip route get CLIENT',
  },
  {
    name: 'server-silent',
    title: 'a server of connections whose table was not pasted',
    listing: onlyEntries,
    known: { live: null },
    subject: 'tcp 192.0.2.10:80 -> 10.0.0.2:80',
    evidence: '2 entries in SYN_RECV',
    remedy: 'ss -ltn sport = :80',
  },
  {
    name: 'no-replies',
    title: 'a masqueraded server whose replies go elsewhere',
    listing: masqueraded + stats,
    subject: '10.0.0.2:80',
    evidence: 'InPkts 80, OutPkts 0',
    remedy: 'ip route replace default via DIRECTOR',
  },
  {
    name: 'entries-to-absent-server',
    title: 'connections to a server that was removed',
    listing: entries(entry('ESTABLISHED', 1, '10.0.0.9:80')),
    subject: '10.0.0.9:80',
    evidence: '1 entry',
    remedy: 'sysctl -w net.ipv4.vs.expire_nodest_conn=1',
  },
  {
    name: 'server-full',
    title: 'a threshold reached by inactive connections',
    known: { live: fullLive() },
    subject: 'tcp 192.0.2.10:80 -> 10.0.0.2:80',
    evidence: 'u_threshold 10',
    remedy: 'raise -x',
  },
  {
    name: 'quiesced-held',
    title: 'a drained server that persistence keeps in use',
    listing: listed('TCP  192.0.2.10:80 wlc persistent 360', '10.0.0.2:80    Route   0      3          0'),
    host: set('net/ipv4/vs/expire_quiescent_template', 0),
    subject: '10.0.0.2:80',
    evidence: 'weight 0, ActiveConn 3',
    remedy: 'sysctl -w net.ipv4.vs.expire_quiescent_template=1',
  },
  {
    name: 'uneven-share',
    title: 'a server with most of the connections',
    listing: listed(
      'TCP  192.0.2.10:80 rr persistent 360',
      '10.0.0.2:80    Route   1      90         0',
      '10.0.0.3:80    Route   1      10         0',
    ),
    subject: '10.0.0.2:80',
    evidence: '10.0.0.2:80: 90 connections, weight 1',
    remedy: '-p',
  },
  {
    name: 'uneven-share',
    title: 'a server with nearly all connections, beside one that is drained',
    listing: listed(
      'TCP  192.0.2.10:80 wlc persistent 360',
      '10.0.0.2:80    Route   1      9000       200',
      '10.0.0.3:80    Route   1      12         33',
      '10.0.0.4:80    Route   0      500        3',
    ),
    subject: '10.0.0.2:80',
    evidence: '10.0.0.2:80: 9200 connections, weight 1; 10.0.0.3:80: 45 connections, weight 1',
    remedy: '-p',
  },
  {
    name: 'connection-table-full',
    title: 'a connection table with long buckets',
    listing: listed('TCP  192.0.2.10:80 wlc', '10.0.0.2:80    Route   1      90000      10').replace('=4096', '=256'),
    subject: 'conn_tab_bits',
    evidence: 'size=256, 90010 entries',
    remedy: 'conn_tab_bits=17',
  },
];

/** The table with a first server that is full of inactive connections. */
function fullLive() {
  const { live } = knownOf();
  if (live === null) throw new Error('no table');
  const services = live.services.map((service) => ({
    ...service,
    servers: service.servers.map((server) => ({ ...server, upper: 10, active: 1, inactive: 20 })),
  }));
  return { ...live, services };
}
