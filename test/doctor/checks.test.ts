import { describe, expect, test } from 'vitest';
import { joinedOnce } from '../../src/doctor/examinations.ts';
import { examine } from '../../src/doctor/examine.ts';
import { hostChecks } from '../../src/doctor/host-checks.ts';
import type { HostRole } from '../../src/doctor/scene.ts';
import { foundRole, type Known, realServerScene } from '../../src/doctor/scenes.ts';
import type { HostFacts } from '../../src/domain/host/facts.ts';
import { outsideFaults, ratedLive } from './faults-from-outside.ts';
import {
  entries,
  entry,
  examined,
  type Fault,
  masqueraded,
  rerouted,
  set,
  type Situation,
  stats,
  tunnelled,
  without,
} from './situations.ts';
import type { FirewallRule } from '../../src/domain/host/firewall.ts';
import { emptyTable, type SyncDaemon } from '../../src/domain/table.ts';
import {
  address,
  director,
  type Facts,
  knownOf,
  link,
  listed,
  listing,
  local,
  realServer,
  route,
  vip,
  vip6,
} from './healthy.ts';

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

const onDirector: readonly Omit<Fault, 'role'>[] = [
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
    name: 'connection-table-full',
    title: 'a connection table with long buckets',
    listing: listed('TCP  192.0.2.10:80 wlc', '10.0.0.2:80    Route   1      90000      10').replace('=4096', '=256'),
    subject: 'conn_tab_bits',
    evidence: 'size=256, 90010 entries',
    remedy: 'conn_tab_bits=17',
  },
];

const onRealServer: readonly Omit<Fault, 'role'>[] = [
  {
    name: 'vip-missing',
    title: 'a real server without the virtual address',
    host: (facts) => without(facts, vip),
    subject: vip,
    evidence: 'nothing',
    remedy: `ip address add ${vip}/32 dev lo`,
  },
  {
    name: 'vip-on-arp-interface',
    title: 'the virtual address on a network card',
    host: (facts) => {
      facts.addresses = [...facts.addresses, address('eth0', `${vip}/32`)];
    },
    subject: vip,
    evidence: 'dev eth0',
    remedy: `ip address del ${vip}/32 dev eth0`,
  },
  {
    name: 'loopback-prefix',
    title: 'the virtual address with the prefix of its network',
    host: (facts) => {
      without(facts, vip);
      facts.addresses = [...facts.addresses, address('lo', `${vip}/24`)];
    },
    subject: vip,
    evidence: `${vip}/24 dev lo`,
    remedy: `ip address del ${vip}/24 dev lo`,
  },
  {
    name: 'arp-announce',
    title: 'ARP requests that carry the virtual address',
    host: set('net/ipv4/conf/all/arp_announce', 0),
    subject: vip,
    evidence: 'eth0: arp_announce 0 (net.ipv4.conf.all.arp_announce = 0, net.ipv4.conf.eth0.arp_announce = 0)',
    remedy: 'sysctl -w net.ipv4.conf.all.arp_announce=2',
  },
  {
    name: 'arp-ignore',
    title: 'an answer to ARP requests for the virtual address',
    host: set('net/ipv4/conf/all/arp_ignore', 0),
    subject: vip,
    evidence: 'eth0: arp_ignore 0 (net.ipv4.conf.all.arp_ignore = 0, net.ipv4.conf.eth0.arp_ignore = 0)',
    remedy: 'sysctl -w net.ipv4.conf.all.arp_ignore=1',
  },
  {
    name: 'arp-ignore',
    title: 'arp_ignore on lo alone, which does nothing',
    host: (facts) => {
      set('net/ipv4/conf/all/arp_ignore', 0)(facts);
      set('net/ipv4/conf/lo/arp_ignore', 1)(facts);
    },
    subject: vip,
    evidence: 'eth0: arp_ignore 0',
    remedy: 'sysctl -w net.ipv4.conf.all.arp_ignore=1',
  },
  {
    name: 'nat-gateway',
    title: 'a masqueraded server behind another router',
    listing: masqueraded,
    subject: 'default',
    evidence: 'default via 10.0.0.254 dev eth0',
    remedy: 'ip route replace default via 10.0.0.1',
  },
  {
    name: 'director-is-gateway',
    title: 'replies through the director',
    host: (facts) => {
      facts.routes = [route('default', 'eth0', { gateway: '10.0.0.1' })];
    },
    subject: 'default',
    evidence: 'default via 10.0.0.1',
    remedy: 'ip route replace default',
  },
  {
    name: 'tunnel-device-missing',
    title: 'a tunnel without its other end',
    listing: tunnelled,
    host: (facts) => {
      facts.links = facts.links.filter(({ name }) => name !== 'tunl0');
    },
    subject: 'ipip',
    evidence: 'nothing',
    remedy: 'modprobe ipip',
  },
  {
    name: 'tunnel-rp-filter',
    title: 'a loose filter on a tunnel device without an address',
    listing: tunnelled,
    host: set('net/ipv4/conf/tunl0/rp_filter', 2),
    subject: 'tunl0',
    evidence: 'rp_filter 2 (net.ipv4.conf.all.rp_filter = 0, net.ipv4.conf.tunl0.rp_filter = 2), no IPv4 address',
    remedy: 'ip address add 192.0.2.10/32 dev tunl0',
  },
  {
    name: 'tunnel-rp-filter',
    title: 'a strict filter on the tunnel device, from conf/all',
    listing: tunnelled,
    host: (facts) => {
      set('net/ipv4/conf/all/rp_filter', 1)(facts);
      set('net/ipv4/conf/tunl0/rp_filter', 0)(facts);
    },
    subject: 'tunl0',
    evidence: 'net.ipv4.conf.all.rp_filter = 1, net.ipv4.conf.tunl0.rp_filter = 0',
    remedy: 'sysctl -w net.ipv4.conf.tunl0.rp_filter=2',
  },
  {
    name: 'service-not-listening',
    title: 'a program that listens on its own address only',
    host: (facts) => {
      facts.sockets = [{ protocol: 'tcp', address: '10.0.0.2', port: 80 }, ...facts.sockets.slice(1)];
    },
    subject: `tcp ${vip}:80`,
    evidence: '10.0.0.2:80',
    remedy: 'ss -lntp',
  },
  {
    name: 'proxy-ndp',
    title: 'a real server that answers for others in IPv6',
    host: (facts) => {
      set('net/ipv6/conf/eth0/forwarding', 1)(facts);
      set('net/ipv6/conf/eth0/proxy_ndp', 1)(facts);
    },
    subject: 'eth0',
    evidence: 'proxy_ndp = 1',
    remedy: 'sysctl -w net.ipv6.conf.eth0.proxy_ndp=0',
  },
  {
    name: 'not-persistent',
    title: 'a sysctl that no file sets',
    host: (facts) => {
      facts.boot = { files: {}, units: [] };
    },
    subject: 'net.ipv4.conf.all.arp_ignore',
    evidence: 'not in',
    remedy: 'net.ipv4.conf.all.arp_ignore = 1',
  },
];

const faults: readonly Fault[] = [
  ...outsideFaults,
  ...onDirector.map((fault) => ({ ...fault, role: 'director' as const })),
  ...onRealServer.map((fault) => ({ ...fault, role: 'realserver' as const })),
];

describe('a healthy cluster', () => {
  const throughDirector = (facts: Facts) => {
    without(facts, 'default');
    facts.routes = [...facts.routes, route('default', 'eth0', { gateway: '10.0.0.1' })];
    facts.sockets = [{ protocol: 'tcp', address: '10.0.0.2', port: 80 }];
  };

  const chain = (hook: string, ...rules: readonly FirewallRule[]) =>
    ({ program: 'nft', table: 'inet f', name: hook, hook, policy: 'drop', rules }) as const;
  const accept = (...matches: FirewallRule['matches']): FirewallRule => ({
    verdict: 'accept',
    matches,
    text: 'accept',
  });
  const among = (field: 'port' | 'source' | 'state', ...values: readonly string[]) => ({ field, values, isNot: false });
  const firewalled = (facts: Facts) => {
    facts.firewall = [chain('input', accept(among('state', 'established')), accept(among('port', '80-443')))];
  };
  const firewalledFor = (network: string) => (facts: Facts) => {
    facts.firewall = [chain('input', accept(among('source', network)))];
  };
  const byRule = (facts: Facts) => {
    facts.sockets = [{ protocol: 'tcp', address: '10.0.0.2', port: 80 }];
    facts.routingRules = [
      { family: 'inet', priority: 1, table: '100', source: '10.0.0.2', isConditional: false },
      ...facts.routingRules.map((each) => ({ ...each, priority: each.priority === 0 ? 0 : each.priority + 1 })),
    ];
    facts.routes = [...facts.routes, route('default', 'eth0', { gateway: '10.0.0.1', table: '100' })];
  };
  const hidesClients = (facts: Facts) => {
    set('net/ipv4/vs/conntrack', 1)(facts);
    facts.firewall = [
      { ...chain('postrouting', { verdict: 'masquerade', matches: [], text: 'masquerade' }), policy: 'accept' },
    ];
  };

  test.each<readonly [string, Situation]>([
    ['the director, with direct routing', { role: 'director' }],
    ['the real server, with direct routing', { role: 'realserver' }],
    ['the director, with masquerading', { role: 'director', listing: masqueraded }],
    ['the real server, with masquerading', { role: 'realserver', listing: masqueraded, host: throughDirector }],
    ['the director, with tunnels over a wire for larger packets', { role: 'director', listing: tunnelled }],
    ['the real server, with tunnels', { role: 'realserver', listing: tunnelled }],
    ['traffic', { role: 'director', listing: entries(entry('ESTABLISHED', 1), entry('FIN_WAIT', 2)) }],
    ['a rate of packets that is rounded down to 0', { role: 'director', known: { live: ratedLive(1n) } }],
    ['a firewall that lets the service in', { role: 'realserver', host: firewalled }],
    ['a firewall whose rules depend on the client', { role: 'director', host: firewalledFor('10.0.0.0/8') }],
    [
      'a real server whose rule for its own address leads through the director',
      { role: 'realserver', listing: masqueraded, host: byRule },
    ],
    [
      'a masqueraded server whose director hides clients',
      { role: 'realserver', listing: masqueraded, other: hidesClients },
    ],
    [
      'a masqueraded server whose gateway moves between directors',
      {
        role: 'realserver',
        listing: masqueraded,
        other: (facts) => {
          facts.claims = [{ path: '/etc/keepalived/keepalived.conf', line: 9, text: '10.0.0.254/24 dev eth1' }];
        },
      },
    ],
    [
      'the address of a mark that a rule makes local',
      {
        role: 'director',
        listing: listed('FWM  7 wlc', '10.0.0.2:0     Route   1      0          0'),
        host: (facts) => {
          facts.marks = { rules: [{ mark: 7, destination: '203.0.113.9', text: 'meta mark set 7' }], unseen: [] };
          const rule = { family: 'inet', priority: 9, table: '78', mark: 7, isConditional: false } as const;
          facts.routingRules = [...facts.routingRules, rule];
          facts.routes = [...facts.routes, route('default', 'lo', { table: '78', type: 'local' })];
        },
      },
    ],
    [
      'connections to a removed server that are over',
      { role: 'director', listing: entries(entry('FIN_WAIT', 1, '10.0.0.9:80'), entry('CLOSE', 2, '10.0.0.9:80')) },
    ],
    [
      'a drained server whose clients get another one',
      {
        role: 'director',
        listing: listed(
          'TCP  192.0.2.10:80 wlc persistent 360',
          '10.0.0.2:80    Route   0      3          0',
          '10.0.0.3:80    Route   1      3          0',
        ),
      },
    ],
  ])('reports nothing about %s', (_, situation) => {
    expect(examined(situation).findings).toEqual([]);
  });

  test.each([2, 8])('may have the address on a dummy device, and arp_ignore %i', (value) => {
    const host = (facts: Facts) => {
      without(facts, vip);
      facts.links = [...facts.links, link('lvs0', { kind: 'dummy', isNoArp: true })];
      facts.addresses = [...facts.addresses, address('lvs0', `${vip}/32`)];
      facts.routes = [...facts.routes, local(vip, 'lvs0')];
      set('net/ipv4/conf/all/arp_ignore', value)(facts);
    };
    expect(examined({ role: 'realserver', host }).findings.filter(({ name }) => name !== 'not-persistent')).toEqual([]);
  });
});

describe('a fault is found', () => {
  test.each(faults)('$name: $title', ({ name, subject, evidence, remedy, ...situation }) => {
    const found = examined(situation).findings.filter((each) => each.name === name);
    expect(found.map((each) => each.subject).join()).toContain(subject);
    expect(found.map((each) => each.evidence).join()).toContain(evidence);
    expect(found.flatMap((each) => each.remedy).join('\n')).toContain(remedy);
  });

  test('every check has a fault', () => {
    expect(new Set(faults.map(({ name }) => name))).toEqual(new Set(hostChecks.map(({ name }) => name)));
  });
});

describe('a director that does not have the virtual address now', () => {
  const claims = [{ path: '/etc/keepalived/keepalived.conf', line: 12, text: `${vip}/32 dev eth0` }];
  const backup = { state: 'backup', device: 'eth0', syncId: 7 } as const;
  const withDaemons = (...daemons: readonly SyncDaemon[]): Partial<Known> => {
    const { live } = knownOf();
    return { live: live && { ...live, daemons } };
  };

  test.each<readonly [string, Partial<Situation>, 'info' | 'error', string]>([
    [
      'keepalived moves it',
      { host: (facts) => Object.assign(facts, { claims, processes: ['keepalived'] }) },
      'info',
      'keepalived moves it (/etc/keepalived/keepalived.conf:12)',
    ],
    ['keepalived does not run', { host: (facts) => Object.assign(facts, { claims }) }, 'error', ''],
    ['it is a backup', { known: withDaemons(backup) }, 'info', 'its sync daemon is that of a backup'],
    [
      'the rules make it a backup',
      { known: { wanted: { ...emptyTable, services: knownOf().live?.services ?? [], daemons: [backup] } } },
      'info',
      'its sync daemon is that of a backup',
    ],
    ['it is master and backup', { known: withDaemons(backup, { ...backup, state: 'master' }) }, 'error', ''],
  ])('is a fault unless another may have it: %s', (_, situation, severity, why) => {
    const host = (facts: Facts) => {
      without(facts, vip);
      situation.host?.(facts);
    };
    const found = examined({ role: 'director', ...situation, host }).findings.filter(
      ({ name, subject }) => name === 'vip-not-local' && subject === vip,
    );
    expect(found).toMatchObject([{ severity, message: expect.stringContaining(why) as string }]);
    expect(found.flatMap(({ remedy }) => remedy).length).toBe(severity === 'info' ? 0 : 1);
  });
});

test('of several directors, a real server is in use when the rules of one of them lead to it', () => {
  const own = examined({ role: 'realserver' });
  const foreign = examined({
    role: 'realserver',
    listing: listed('TCP  192.0.2.10:80 wlc', '10.0.0.77:80    Route   1      0          0'),
  });
  const names = (...all: Parameters<typeof joinedOnce>[0]) => joinedOnce(all).findings.map(({ name }) => name);
  expect(names(own, foreign)).not.toContain('not-a-server');
  expect(names(foreign, foreign).filter((name) => name === 'not-a-server')).toHaveLength(1);
});

describe('what is not known', () => {
  test('a check that lacks a group of facts is unknown, with the reason, and finds nothing', () => {
    const known = Object.entries(realServer()).filter(([group]) => group !== 'sysctls');
    const facts: HostFacts = {
      ...(Object.fromEntries(known) as Omit<Facts, 'sysctls'>),
      unknown: { sysctls: 'grep: permission denied' },
    };
    const { findings, unknown } = examine(realServerScene({ name: 'rs1', facts }, knownOf(), [director()]), hostChecks);
    expect(findings).toEqual([]);
    expect(unknown).toContainEqual({ name: 'arp-ignore', host: 'rs1', reason: 'sysctls: grep: permission denied' });
  });

  test.each<readonly [string, Partial<Facts>, Known, HostRole | null]>([
    ['that of a director, by its table', {}, knownOf(), 'director'],
    ['that of a real server, by its silent address', realServer(), knownOf(listing, { live: null }), 'realserver'],
    ['not known without a table or an address', { addresses: [] }, knownOf(listing, { live: null }), null],
  ])('the role is %s', (_, more, known, role) => {
    expect(foundRole({ name: 'it', facts: { ...director(), ...more } }, known)).toBe(role);
  });
});

test('ids are unique and in order, and say whether hosts or traffic are checked', () => {
  const ids = hostChecks.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  for (const { id, summary, why } of hostChecks) {
    expect(id).toMatch(/^LVS[67]\d\d$/);
    expect(summary).not.toMatch(/\.$/);
    expect(why).toMatch(/\.$/);
  }
});
