import { listedObservation } from '../../src/directors/listed-observation.ts';
import type { Known } from '../../src/doctor/scenes.ts';
import type { Family } from '../../src/domain/address.ts';
import type {
  FactGroups,
  HostAddress,
  HostFacts,
  NetworkLink,
  Route,
  RoutingRule,
} from '../../src/domain/host/facts.ts';
import { readPasted } from '../../src/sources/listing/read-pasted.ts';

/** Facts that a test may change. */
export type Facts = { -readonly [Group in keyof FactGroups]: FactGroups[Group] } & Pick<HostFacts, 'name' | 'unknown'>;

export function link(name: string, more: Partial<NetworkLink> = {}): NetworkLink {
  const plain = { linkType: 'ether', mtu: 1500, isUp: true, isLoopback: false, isNoArp: false, isExternal: false };
  return { name, ...plain, ...more };
}

export function address(device: string, text: string, more: Partial<HostAddress> = {}): HostAddress {
  const [plain = '', length = ''] = text.split('/');
  const flags = { isSecondary: false, isDeprecated: false, isNoDad: false, isTentative: false };
  return { device, address: plain, length: Number(length), scope: 'global', ...flags, ...more };
}

export function route(destination: string, device: string, more: Partial<Route> = {}): Route {
  const isInet6 = destination.includes(':') || more.gateway?.includes(':') === true;
  return { family: isInet6 ? 'inet6' : 'inet', table: 'main', type: 'unicast', destination, device, ...more };
}

export function local(text: string, device = 'eth0'): Route {
  return route(text, device, { table: 'local', type: 'local' });
}

const families: readonly Family[] = ['inet', 'inet6'];
const routingRules: readonly RoutingRule[] = families.flatMap((family) =>
  ['local', 'main', 'default'].map((table, priority) => ({ family, priority, table, isConditional: false })),
);

function interfaceValues(device: string, ignore: number, announce: number, filter = 0): Record<string, string> {
  const values = { arp_ignore: ignore, arp_announce: announce, rp_filter: filter, send_redirects: 0 };
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [`net/ipv4/conf/${device}/${key}`, String(value)]),
  );
}

const lo = link('lo', { linkType: 'loopback', isLoopback: true, mtu: 65536 });
const kernel = { release: '6.1.0-18-amd64' };

export const vip = '192.0.2.10';
export const vip6 = '2001:db8::10';

/** A director in which doctor finds nothing. */
export function director(): Facts {
  return {
    name: 'lb1',
    unknown: {},
    kernel,
    links: [lo, link('eth0'), link('eth1', { mtu: 9000 })],
    addresses: [
      address('lo', '127.0.0.1/8', { scope: 'host' }),
      address('eth0', '192.0.2.1/24'),
      address('eth0', `${vip}/32`),
      address('eth0', `${vip6}/128`, { isDeprecated: true, isNoDad: true }),
      address('eth1', '10.0.0.1/24'),
      address('eth1', '2001:db8:1::1/64'),
    ],
    routes: [
      ...[vip, vip6, '192.0.2.1'].map((each) => local(each)),
      local('10.0.0.1', 'eth1'),
      route('192.0.2.0/24', 'eth0', { source: '192.0.2.1' }),
      route('10.0.0.0/24', 'eth1', { source: '10.0.0.1' }),
      route('2001:db8:1::/64', 'eth1'),
      route('default', 'eth0', { gateway: '192.0.2.254' }),
      route('default', 'eth0', { gateway: '2001:db8::fffe' }),
    ],
    routingRules,
    neighbours: [],
    sysctls: {
      'net/ipv4/ip_forward': '1',
      'net/ipv6/conf/all/forwarding': '1',
      'net/ipv4/tcp_keepalive_time': '600',
      'net/ipv4/neigh/default/gc_thresh3': '1024',
      ...interfaceValues('all', 0, 0),
      ...interfaceValues('eth0', 0, 0),
      ...interfaceValues('eth1', 0, 0),
      'net/ipv4/vs/conn_reuse_mode': '1',
      'net/ipv4/vs/conntrack': '0',
      'net/ipv4/vs/expire_nodest_conn': '1',
      'net/ipv4/vs/expire_quiescent_template': '1',
      'net/ipv4/vs/run_estimation': '1',
      'net/ipv4/vs/drop_entry': '0',
      'net/ipv4/vs/drop_packet': '0',
      'net/ipv4/vs/secure_tcp': '0',
      'net/ipv4/vs/pmtu_disc': '1',
    },
    modules: { loaded: ['ip_vs', 'ip_vs_wlc'], builtIn: [], available: ['ip_vs_wlc', 'ip_vs_rr'], parameters: {} },
    sockets: [],
    marks: { rules: [{ mark: 7, text: 'meta mark set 7' }], unseen: [] },
    firewall: [],
    processes: [],
    boot: {
      files: {
        '/etc/sysctl.d/60-lvs.conf': ['net.ipv4.ip_forward = 1', 'net.ipv4.vs.conntrack = 0'],
        '/etc/modules-load.d/lvs.conf': ['ip_vs'],
        '/etc/default/ipvsadm': ['AUTO="true"', 'DAEMON="none"'],
        '/etc/ipvsadm.rules': ['-A -t 192.0.2.10:80 -s wlc', '-a -t [2001:db8::10]:443 -r [2001:db8:1::2]:443 -g'],
      },
      units: ['ipvsadm.service'],
    },
    claims: [],
  };
}

/** A real server in which doctor finds nothing. */
export function realServer(): Facts {
  return {
    name: 'rs1',
    unknown: {},
    kernel,
    links: [lo, link('eth0'), link('tunl0', { linkType: 'ipip', isNoArp: true })],
    addresses: [
      address('lo', '127.0.0.1/8', { scope: 'host' }),
      address('lo', `${vip}/32`),
      address('lo', `${vip6}/128`),
      address('eth0', '10.0.0.2/24'),
      address('eth0', '2001:db8:1::2/64'),
    ],
    routes: [
      local(vip, 'lo'),
      local(vip6, 'lo'),
      local('10.0.0.2'),
      route('10.0.0.0/24', 'eth0', { source: '10.0.0.2' }),
      route('default', 'eth0', { gateway: '10.0.0.254' }),
      route('default', 'eth0', { gateway: '2001:db8:1::fffe' }),
    ],
    routingRules,
    neighbours: [],
    sysctls: {
      'net/ipv4/tcp_keepalive_time': '600',
      ...interfaceValues('all', 1, 2),
      ...interfaceValues('eth0', 0, 0, 2),
      ...interfaceValues('tunl0', 0, 0, 0),
      'net/ipv6/conf/all/forwarding': '0',
      'net/ipv6/conf/eth0/proxy_ndp': '0',
    },
    modules: { loaded: ['ipip'], parameters: {} },
    sockets: [
      { protocol: 'tcp', address: '0.0.0.0', port: 80 },
      { protocol: 'tcp', address: '::', port: 443 },
    ],
    marks: { rules: [], unseen: [] },
    firewall: [],
    processes: [],
    boot: {
      files: { '/etc/sysctl.d/60-lvs.conf': ['net.ipv4.conf.all.arp_ignore=1', 'net.ipv4.conf.all.arp_announce = 2'] },
      units: [],
    },
    claims: [],
  };
}

export function listed(service: string, ...servers: readonly string[]): string {
  const head = 'IP Virtual Server version 1.2.1 (size=4096)\nProt LocalAddress:Port Scheduler Flags\n';
  const columns = '  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn\n';
  return `${head}${columns}${service}\n${servers.map((server) => `  -> ${server}\n`).join('')}`;
}

export const listing = `${listed('TCP  192.0.2.10:80 wlc', '10.0.0.2:80                  Route   1      3          2')}TCP  [2001:db8::10]:443 wlc
  -> [2001:db8:1::2]:443          Route   1      0          0
`;

/** What is known of the cluster, from a listing as `ipvsadm -Ln` prints it. */
export function knownOf(text = listing, more: Partial<Known> = {}): Known {
  const read = readPasted(text);
  if (!read.ok) throw new Error(read.failure.what);
  const { observation, connections } = listedObservation(read.value.table);
  return {
    wanted: null,
    rulesName: null,
    live: { ...observation, timeouts: { tcp: 900, tcpfin: 120, udp: 300 }, daemons: [] },
    connections,
    vips: [],
    ...more,
  };
}
