import type { FirewallChain, FirewallRule } from '../../src/domain/host/firewall.ts';
import type { Known } from '../../src/doctor/scenes.ts';
import type { Tunnel } from '../../src/domain/server.ts';
import { emptyTable, type SyncDaemon } from '../../src/domain/table.ts';
import { address, director, type Facts, knownOf, link, listed, local, route, vip, vip6 } from './healthy.ts';
import { entries, entry, type Fault, masqueraded, set, tunnelled, without } from './situations.ts';

/** Several things are done to one host. */
const all =
  (...changes: readonly ((facts: Facts) => void)[]) =>
  (facts: Facts) => {
    for (const change of changes) change(facts);
  };

const withLink = (name: string, more: Parameters<typeof link>[1]) => (facts: Facts) => {
  facts.links = facts.links.map((each) => (each.name === name ? { ...each, ...more } : each));
};
const withRoute =
  (...routes: Facts['routes']) =>
  (facts: Facts) => {
    facts.routes = [...routes, ...facts.routes];
  };
const moved =
  (text: string, device: string, more: { readonly scope?: string } = {}) =>
  (facts: Facts) => {
    const [plain = ''] = text.split('/');
    facts.addresses = [...facts.addresses.filter((each) => each.address !== plain), address(device, text, more)];
  };
const dummy = (facts: Facts) => {
  facts.links = [...facts.links, link('lvs0', { kind: 'dummy', isNoArp: true })];
};
const neighbour = (mac: string | undefined, state: string) => (facts: Facts) => {
  facts.neighbours = [{ address: '10.0.0.2', device: 'eth1', ...(mac && { mac }), states: [state] }];
};

const rule = (verdict: FirewallRule['verdict'], ...matches: FirewallRule['matches']): FirewallRule => ({
  verdict,
  matches,
  text: `a rule to ${verdict}`,
});
const match = (field: FirewallRule['matches'][number]['field'], ...values: readonly string[]) => ({
  field,
  values,
  isNot: false,
});
const chain = (hook: string, policy: 'accept' | 'drop', ...rules: readonly FirewallRule[]): FirewallChain => ({
  program: 'nft',
  table: 'inet filter',
  name: hook,
  hook,
  policy,
  rules,
});
const behind =
  (...chains: readonly FirewallChain[]) =>
  (facts: Facts) => {
    facts.firewall = chains;
  };

const byDirector = (facts: Facts) => {
  facts.routes = [
    ...facts.routes.filter(({ destination }) => destination !== 'default'),
    route('default', 'eth0', { gateway: '10.0.0.1' }),
  ];
};
const hiding = all(
  set('net/ipv4/vs/conntrack', 1),
  behind({ ...chain('postrouting', 'accept', rule('masquerade', match('outDevice', 'eth1'))), table: 'ip nat' }),
);
const toClient = `${masqueraded}IPVS connection entries\npro expire state       source             virtual            destination\n${entry('SYN_RECV', 1)}\n`;

function backupLive(more: Partial<SyncDaemon> = {}) {
  const { live } = knownOf();
  return live && { ...live, daemons: [{ state: 'backup', device: 'eth0', syncId: 7, ...more } as const] };
}

/** A masqueraded server that was answered and sends nothing at present. */
export function ratedLive(packets: bigint) {
  const { live } = knownOf(masqueraded);
  const totals = { connections: 9n, inPackets: 90n, outPackets: 90n, inBytes: 1n, outBytes: 1n };
  const rates = { ...totals, inPackets: packets, outPackets: 0n };
  const services = live?.services.map((service) => ({
    ...service,
    servers: service.servers.map((server) => ({ ...server, totals, rates })),
  }));
  return live && { ...live, services: services ?? [] };
}

/** The table with tunnels of one kind beside those of ipip. */
function knownTunnel(tunnel: Tunnel): Partial<Known> {
  const { live } = knownOf(tunnelled);
  const more = live?.services.map((service) => ({
    ...service,
    servers: service.servers.map((server) => ({ ...server, tunnel })),
  }));
  return { live: live && { ...live, services: [...live.services, ...(more ?? [])] } };
}

/** What someone else may have done to a host. */
export const outsideFaults: readonly Fault[] = [
  {
    role: 'realserver',
    name: 'arp-announce',
    title: 'a value that the kernel does not know, which is like 0',
    host: set('net/ipv4/conf/eth0/arp_announce', 3),
    subject: vip,
    evidence: 'arp_announce 3',
    remedy: 'sysctl -w net.ipv4.conf.eth0.arp_announce=2',
  },
  {
    role: 'realserver',
    name: 'arp-ignore',
    title: 'a value without a meaning on the device, which wins over conf/all',
    host: set('net/ipv4/conf/eth0/arp_ignore', 5),
    subject: vip,
    evidence: 'arp_ignore 5',
    remedy: 'sysctl -w net.ipv4.conf.eth0.arp_ignore=1',
  },
  {
    role: 'realserver',
    name: 'arp-ignore',
    title: 'an address that is only a local route',
    host: all(
      (facts) => {
        facts.addresses = facts.addresses.filter((each) => each.address !== vip);
      },
      set('net/ipv4/conf/all/arp_ignore', 0),
    ),
    subject: vip,
    evidence: 'arp_ignore 0',
    remedy: 'sysctl -w net.ipv4.conf.all.arp_ignore=1',
  },
  {
    role: 'realserver',
    name: 'vip-missing',
    title: 'the address on a dummy that is down',
    host: all((facts) => without(facts, vip), dummy, withLink('lvs0', { isUp: false }), moved(`${vip}/32`, 'lvs0')),
    subject: vip,
    evidence: 'lvs0',
    remedy: 'ip link set lvs0 up',
  },
  {
    role: 'realserver',
    name: 'vip-missing',
    title: 'an address without its local route',
    host: (facts) => {
      facts.routes = facts.routes.filter(({ destination }) => destination !== vip);
    },
    subject: vip,
    evidence: 'lo',
    remedy: `ip route add local ${vip} dev lo table local`,
  },
  {
    role: 'realserver',
    name: 'vip-missing',
    title: 'IPv6 switched off on lo',
    host: all((facts) => without(facts, vip6), set('net/ipv6/conf/lo/disable_ipv6', 1)),
    subject: vip6,
    evidence: 'nothing',
    remedy: 'sysctl -w net.ipv6.conf.lo.disable_ipv6=0',
  },
  {
    role: 'director',
    name: 'vip-not-local',
    title: 'the device of the address is down',
    host: all(
      (facts) => {
        facts.routes = facts.routes.filter(({ destination }) => destination !== vip);
      },
      withLink('eth0', { isUp: false }),
    ),
    subject: vip,
    evidence: 'dev eth0',
    remedy: 'ip link set eth0 up',
  },
  {
    role: 'director',
    name: 'vip-not-local',
    title: 'the address of a mark, by the rule that sets the mark',
    listing: listed('FWM  7 wlc', '10.0.0.2:0     Route   1      0          0'),
    host: (facts) => {
      facts.marks = { rules: [{ mark: 7, destination: '192.0.2.77', text: 'meta mark set 7' }], unseen: [] };
    },
    subject: '192.0.2.77',
    evidence: 'dev eth0',
    remedy: 'ip address add 192.0.2.77/32 dev eth0',
  },
  {
    role: 'director',
    name: 'mark-without-rule',
    title: 'a mark that is set too late',
    listing: listed('FWM  7 wlc', '10.0.0.2:0     Route   1      0          0'),
    host: (facts) => {
      facts.marks = { rules: [{ mark: 7, hook: 'postrouting', text: 'meta mark set 7' }], unseen: [] };
    },
    subject: 'fwmark 7',
    evidence: 'meta mark set 7',
    remedy: '--set-mark 7',
  },
  {
    role: 'director',
    name: 'loopback-prefix',
    title: 'the network of the address on lo of the director',
    host: all((facts) => without(facts, vip), moved(`${vip}/24`, 'lo'), withRoute(local(vip, 'lo'))),
    subject: vip,
    evidence: `${vip}/24 dev lo`,
    remedy: `ip address add ${vip}/32 dev lo`,
  },
  {
    role: 'director',
    name: 'ip-forward-off',
    title: 'forwarding off on the device of the real servers',
    listing: masqueraded,
    host: set('net/ipv4/conf/eth1/forwarding', 0),
    subject: 'eth1',
    evidence: 'net.ipv4.conf.eth1.forwarding = 0',
    remedy: 'sysctl -w net.ipv4.conf.eth1.forwarding=1',
  },
  {
    role: 'realserver',
    name: 'rp-filter',
    title: 'a strict filter on a real server that answers by another device',
    host: all(
      (facts) => {
        facts.links = [...facts.links, link('eth1')];
        facts.routes = facts.routes.filter(({ destination }) => destination !== 'default');
      },
      withRoute(route('default', 'eth1', { gateway: '10.9.9.1' })),
      set('net/ipv4/conf/eth0/rp_filter', 1),
    ),
    subject: 'eth0',
    evidence: 'rp_filter 1',
    remedy: 'sysctl -w net.ipv4.conf.eth0.rp_filter=2',
  },
  {
    role: 'director',
    name: 'table-defence',
    title: 'a defence that works because amemthresh is high',
    host: set('net/ipv4/vs/drop_packet', 2),
    subject: 'amemthresh',
    evidence: 'net.ipv4.vs.drop_packet = 2',
    remedy: 'sysctl -w net.ipv4.vs.amemthresh=1024',
  },
  {
    role: 'realserver',
    name: 'proxy-ndp',
    title: 'proxy_ndp of conf/all',
    host: all(set('net/ipv6/conf/eth0/forwarding', 1), set('net/ipv6/conf/all/proxy_ndp', 1)),
    subject: 'eth0',
    evidence: 'net.ipv6.conf.all.proxy_ndp = 1',
    remedy: 'sysctl -w net.ipv6.conf.all.proxy_ndp=0',
  },
  {
    role: 'realserver',
    name: 'vip-as-source',
    title: 'a real server that uses the virtual address itself',
    host: (facts) => {
      facts.routes = facts.routes.map((each) => (each.destination === '10.0.0.0/24' ? { ...each, source: vip } : each));
    },
    subject: '10.0.0.0/24',
    evidence: `src ${vip}`,
    remedy: 'ip route change 10.0.0.0/24 dev eth0 src 10.0.0.2',
  },
  {
    role: 'director',
    name: 'no-route-to-server',
    title: 'a blackhole for a masqueraded server',
    listing: masqueraded,
    host: withRoute({ family: 'inet', table: 'main', type: 'blackhole', destination: '10.0.0.2' }),
    subject: '10.0.0.2',
    evidence: 'blackhole 10.0.0.2',
    remedy: 'ip route del blackhole 10.0.0.2',
  },
  {
    role: 'director',
    name: 'vip-unanswered',
    title: 'arp_ignore on a director that has the address on lo',
    host: all(moved(`${vip}/32`, 'lo'), set('net/ipv4/conf/all/arp_ignore', 1)),
    subject: vip,
    evidence: 'eth0: arp_ignore 1',
    remedy: 'sysctl -w net.ipv4.conf.all.arp_ignore=0',
  },
  {
    role: 'director',
    name: 'vip-unanswered',
    title: 'an IPv6 address off its wire',
    host: all(moved(`${vip6}/128`, 'lo'), moved('2001:db8::1/64', 'eth0')),
    subject: vip6,
    evidence: `${vip6} dev lo, not eth0`,
    remedy: `ip -6 address add ${vip6}/128 dev eth0 nodad preferred_lft 0`,
  },
  {
    role: 'director',
    name: 'vip-unanswered',
    title: 'a device with ARP switched off',
    host: withLink('eth0', { isNoArp: true }),
    subject: vip,
    evidence: 'eth0: NOARP',
    remedy: 'ip link set dev eth0 arp on',
  },
  {
    role: 'director',
    name: 'neighbour-wrong',
    title: 'a hardware address of another machine',
    host: neighbour('02:00:00:00:00:99', 'PERMANENT'),
    other: withLink('eth0', { mac: '02:00:00:00:00:02' }),
    subject: '10.0.0.2',
    evidence: '02:00:00:00:00:99',
    remedy: 'ip neigh del 10.0.0.2 dev eth1',
  },
  {
    role: 'director',
    name: 'neighbour-wrong',
    title: 'a server that does not answer for its address',
    host: neighbour(undefined, 'FAILED'),
    subject: '10.0.0.2',
    evidence: 'FAILED',
    remedy: 'ip link show',
  },
  {
    role: 'director',
    name: 'client-hidden',
    title: 'a masquerade rule that hides clients',
    listing: masqueraded,
    host: hiding,
    subject: 'IPv4',
    evidence: 'a rule to masquerade',
    remedy: 'nft -a list ruleset',
  },
  {
    role: 'director',
    name: 'backup-only',
    title: 'a backup that has the address and does nothing',
    known: { live: backupLive() },
    host: set('net/ipv4/vs/backup_only', 1),
    subject: vip,
    evidence: 'backup daemon on eth0',
    remedy: 'sysctl -w net.ipv4.vs.backup_only=0',
  },
  {
    role: 'director',
    name: 'accept-ra',
    title: 'a default route that is not renewed',
    host: all(
      withRoute(route('default', 'eth0', { gateway: 'fe80::1', protocol: 'ra' })),
      set('net/ipv6/conf/eth0/accept_ra', 1),
    ),
    subject: 'eth0',
    evidence: 'accept_ra = 1',
    remedy: 'sysctl -w net.ipv6.conf.eth0.accept_ra=2',
  },
  {
    role: 'realserver',
    name: 'conntrack-full',
    title: 'a full table of connection tracking',
    host: all(set('net/netfilter/nf_conntrack_count', 1000), set('net/netfilter/nf_conntrack_max', 1024)),
    subject: 'nf_conntrack_max',
    evidence: 'nf_conntrack_count = 1000',
    remedy: 'sysctl -w net.netfilter.nf_conntrack_max=65536',
  },
  {
    role: 'director',
    name: 'conntrack-timeout',
    title: 'tracking that forgets before IPVS does',
    listing: masqueraded,
    host: all(set('net/ipv4/vs/conntrack', 1), set('net/netfilter/nf_conntrack_tcp_timeout_established', 300)),
    subject: 'timeouts',
    evidence: 'tcp 900',
    remedy: 'sysctl -w net.netfilter.nf_conntrack_tcp_timeout_established=900',
  },
  {
    role: 'director',
    name: 'settings-drift',
    title: 'a setting that the rules name',
    known: { wanted: { ...emptyTable, settings: { expire_nodest_conn: '0' } }, rulesName: 'site.rules' },
    subject: 'expire_nodest_conn',
    evidence: 'net.ipv4.vs.expire_nodest_conn = 1; site.rules: 0',
    remedy: 'sysctl -w net.ipv4.vs.expire_nodest_conn=0',
  },
  {
    role: 'director',
    name: 'settings-drift',
    title: 'a setting that this kernel does not have',
    known: { wanted: { ...emptyTable, settings: { conn_max: '1000' } } },
    subject: 'conn_max',
    evidence: 'Linux 6.1.0-18-amd64',
    remedy: 'modprobe ip_vs',
  },
  {
    role: 'director',
    name: 'vip-on-several',
    title: 'an address that the other director has too',
    beside: [{ ...director(), name: 'lb2' }],
    subject: vip,
    evidence: `${vip} dev eth0; lb2: dev eth0`,
    remedy: `ip address del ${vip} dev eth0`,
  },
  {
    role: 'director',
    name: 'no-replies',
    title: 'a server that has answered before',
    known: { live: ratedLive(12n) },
    subject: '10.0.0.2:80',
    evidence: 'InPPS 12, OutPPS 0',
    remedy: 'ip route replace default via DIRECTOR',
  },
  {
    role: 'director',
    name: 'firewall-drop',
    title: 'connections of the master that do not reach the backup',
    known: { live: backupLive() },
    host: behind(chain('input', 'drop', rule('accept', match('protocol', 'tcp')))),
    subject: 'backup daemon',
    evidence: 'policy drop',
    remedy: 'UDP for 224.0.0.81 port 8848',
  },
  {
    role: 'director',
    name: 'dr-server-not-on-link',
    title: 'a routing rule for the server that leads elsewhere',
    host: (facts) => {
      facts.routingRules = [
        { family: 'inet', priority: 0, table: '99', destination: '10.0.0.2', isConditional: false },
        ...facts.routingRules.map((each) => ({ ...each, priority: each.priority + 1 })),
      ];
      facts.routes = [...facts.routes, route('default', 'eth1', { gateway: '10.0.0.77', table: '99' })];
    },
    subject: '10.0.0.2',
    evidence: 'via 10.0.0.77',
    remedy: '-r 10.0.0.2 -i',
  },
  {
    role: 'realserver',
    name: 'device-down',
    title: 'a network card without a cable',
    host: withLink('eth0', { hasNoCarrier: true }),
    subject: 'eth0',
    evidence: 'NO-CARRIER',
    remedy: 'cable of eth0',
  },
  {
    role: 'director',
    name: 'device-down',
    title: 'the network card of the real servers switched off',
    host: withLink('eth1', { isUp: false }),
    subject: 'eth1',
    evidence: 'DOWN',
    remedy: 'ip link set eth1 up',
  },
  {
    role: 'realserver',
    name: 'firewall-drop',
    title: 'a policy that drops what no rule lets in',
    host: behind(
      chain('input', 'drop', rule('accept', match('state', 'established')), rule('accept', match('port', '22'))),
    ),
    subject: `tcp ${vip}:80`,
    evidence: 'nft, table inet filter, chain input: policy drop',
    remedy: 'nft -a list ruleset',
  },
  {
    role: 'director',
    name: 'firewall-drop',
    title: 'a rule in a chain that is jumped to',
    host: behind(chain('input', 'accept', { ...rule('jump', match('protocol', 'tcp')), target: 'web' }), {
      program: 'nft',
      table: 'inet filter',
      name: 'web',
      policy: 'accept',
      rules: [rule('drop', match('port', '70-90'))],
    }),
    subject: `tcp ${vip}:80`,
    evidence: 'chain web: a rule to drop',
    remedy: 'let packets of clients',
  },
  {
    role: 'director',
    name: 'firewall-drop',
    title: 'a translation before IPVS',
    host: behind(chain('prerouting', 'accept', rule('translate', match('destination', vip), match('port', '80')))),
    subject: `tcp ${vip}:80`,
    evidence: 'a rule to translate',
    remedy: 'let packets of clients',
  },
  {
    role: 'director',
    name: 'firewall-drop',
    title: 'replies that a stateful forward chain does not know',
    listing: masqueraded,
    host: behind(chain('forward', 'drop', rule('accept', match('state', 'established', 'related')))),
    subject: 'tcp 10.0.0.2:80',
    evidence: 'chain forward: policy drop',
    remedy: 'sysctl -w net.ipv4.vs.conntrack=1',
  },
  {
    role: 'realserver',
    name: 'firewall-drop',
    title: 'tunnelled packets that are not let in',
    listing: tunnelled,
    host: behind(chain('input', 'drop', rule('accept', match('protocol', 'tcp')))),
    subject: 'ipip 10.0.0.2',
    evidence: 'policy drop',
    remedy: 'let tunnelled packets',
  },
  {
    role: 'realserver',
    name: 'tunnel-device-missing',
    title: 'a tunnel to another director',
    listing: tunnelled,
    host: withLink('tunl0', { remote: '10.0.0.99' }),
    subject: 'ipip',
    evidence: 'tunl0: its remote address is 10.0.0.99',
    remedy: 'ip link set tunl0 up',
  },
  {
    role: 'realserver',
    name: 'tunnel-device-missing',
    title: 'a tunnel that wants a key',
    listing: tunnelled,
    host: withLink('tunl0', { key: '0.0.0.5' }),
    subject: 'ipip',
    evidence: 'the key 0.0.0.5',
    remedy: 'ip link set tunl0 up',
  },
  {
    role: 'realserver',
    name: 'tunnel-device-missing',
    title: 'GUE that is unwrapped for the other family only',
    known: knownTunnel({ type: 'gue', port: 6080, checksum: 'none' }),
    host: (facts) => {
      facts.sockets = [...facts.sockets, { protocol: 'udp', address: '::', port: 6080 }];
    },
    subject: 'gue 6080',
    evidence: 'no IPv4 UDP socket on port 6080',
    remedy: 'ip fou add port 6080 gue',
  },
  {
    role: 'director',
    name: 'tunnel-mtu',
    title: 'the widest tunnel of a server counts, and its own route is named',
    known: knownTunnel({ type: 'gre', checksum: 'csum' }),
    host: withLink('eth1', { mtu: 1500 }),
    subject: '10.0.0.2',
    evidence: 'the tunnel takes 28 bytes; the real server announces 1460',
    remedy: 'on 10.0.0.2: ip route change default via 10.0.0.254 dev eth0 advmss 1432',
  },
  {
    role: 'director',
    name: 'sync-mismatch',
    title: 'a sync daemon of another group',
    known: {
      live: backupLive({ group: '224.0.0.82', port: 8848 }),
      wanted: { services: [], daemons: [{ state: 'backup', device: 'eth0', syncId: 7 }] },
    },
    subject: 'backup daemon',
    evidence: 'rules: backup on eth0, syncid 7',
    remedy: 'ipvsadm --start-daemon backup --mcast-interface eth0 --syncid 7',
  },
  {
    role: 'realserver',
    name: 'not-a-server',
    title: 'an address that the rules do not know',
    host: moved('10.0.0.2/24', 'eth0'),
    listing: listed('TCP  192.0.2.10:80 wlc', '10.0.0.77:80    Route   1      0          0'),
    subject: 'addresses',
    evidence: '10.0.0.2',
    remedy: 'ipvsadm -Ln',
  },
  {
    role: 'realserver',
    name: 'client-route',
    title: 'a client that a masqueraded server answers directly',
    listing: toClient,
    host: all(byDirector, withRoute(route('198.51.100.0/24', 'eth0', { gateway: '10.0.0.99' }))),
    subject: 'tcp 192.0.2.10:80 -> 10.0.0.2',
    evidence: 'via 10.0.0.99',
    remedy: 'ip route del 198.51.100.0/24',
  },
  {
    role: 'realserver',
    name: 'client-route',
    title: 'a client that no route leads to',
    listing: entries(entry('SYN_RECV', 1)),
    host: (facts) => {
      facts.routes = facts.routes.filter(({ destination }) => destination !== 'default');
    },
    subject: 'tcp 192.0.2.10:80 -> 10.0.0.2',
    evidence: 'no route to 198.51.100.7',
    remedy: 'ip route add default via ROUTER',
  },
  {
    role: 'realserver',
    name: 'nat-gateway',
    title: 'a rule for the address of the server that leads past the director',
    listing: masqueraded,
    host: all(byDirector, (facts) => {
      facts.routingRules = [
        { family: 'inet', priority: 0, table: '100', source: '10.0.0.2', isConditional: false },
        ...facts.routingRules.map((each) => ({ ...each, priority: each.priority + 1 })),
      ];
      facts.routes = [...facts.routes, route('default', 'eth0', { gateway: '10.0.0.99', table: '100' })];
    }),
    subject: 'default',
    evidence: 'default via 10.0.0.99',
    remedy: 'ip route replace default via 10.0.0.1',
  },
  {
    role: 'director',
    name: 'service-without-server',
    title: 'a service whose servers all have weight 0',
    listing: listed('TCP  192.0.2.10:80 wlc', '10.0.0.2:80    Route   0      0          0'),
    subject: 'tcp 192.0.2.10:80',
    evidence: '1 server, none',
    remedy: 'ipvsadm -e',
  },
];
