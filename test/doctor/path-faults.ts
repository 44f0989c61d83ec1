import type { Known } from '../../src/doctor/scenes.ts';
import type { Tunnel } from '../../src/domain/server.ts';
import type { SyncDaemon } from '../../src/domain/table.ts';
import { type Facts, knownOf, link, route, vip } from './healthy.ts';
import { entries, entry, type Fault, masqueraded, set, tunnelled, ratedLive } from './situations.ts';
import { all, withLink, withRoute, rule, match, chain, behind } from './host-changes.ts';

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

/** The table with tunnels of one kind beside those of ipip. */
function knownTunnel(tunnel: Tunnel): Partial<Known> {
  const { live } = knownOf(tunnelled);
  const more = live?.services.map((service) => ({
    ...service,
    servers: service.servers.map((server) => ({ ...server, tunnel })),
  }));
  return { live: live && { ...live, services: [...live.services, ...(more ?? [])] } };
}

/** What someone else may have done on the way of the packets: firewalls, tunnels, routes. */
export const pathFaults: readonly Fault[] = [
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
    name: 'client-hidden',
    title: 'a masquerade rule that hides clients',
    listing: masqueraded,
    host: hiding,
    subject: 'IPv4',
    evidence: 'a rule to masquerade',
    remedy: 'nft -a list ruleset',
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
];
