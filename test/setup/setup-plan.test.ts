import { describe, expect, it, test } from 'vitest';
import { commandOf } from '../../src/setup/action-commands.ts';
import { ownerOf } from '../../src/doctor/address-owners.ts';
import { setupFormats } from '../../src/report/setup/setup-formats.ts';
import { setupFacts } from '../../src/setup/setup-facts.ts';
import { setupPlan } from '../../src/setup/setup-plan.ts';
import type { SetupWish, WishedAddress } from '../../src/setup/setup-wish.ts';
import { address, director, type Facts, link, local, realServer, route, vip, vip6 } from '../doctor/healthy.ts';

const entry = (text: string, more: Partial<WishedAddress> = {}): WishedAddress => ({
  vip: text,
  method: 'route',
  outer: text.includes(':') ? 'inet6' : 'inet',
  tunnel: null,
  ...more,
});
const wishOf = (
  role: SetupWish['role'],
  entries: readonly WishedAddress[],
  more: Partial<SetupWish> = {},
): SetupWish => ({
  role,
  entries,
  gateways: [],
  servers: [],
  schedulers: [],
  ...more,
});
const masqueraded = (text: string) => entry(text, { method: 'masquerade' });
const tunnelled = (text: string, tunnel: WishedAddress['tunnel'] = { type: 'ipip' }) =>
  entry(text, { method: 'tunnel', tunnel });

function planOf(wish: SetupWish, facts: Facts) {
  const known = setupFacts(facts);
  if (!known.ok) throw new Error(known.failure.why);
  return setupPlan(wish, known.value);
}

const commandsOf = (wish: SetupWish, facts: Facts) =>
  planOf(wish, facts).steps.map(({ action }) => commandOf(action).join(' '));

function changed(facts: Facts, change: (facts: Facts) => void): Facts {
  change(facts);
  return facts;
}

const bare = (facts: Facts, ...gone: readonly string[]) =>
  changed(facts, (each) => {
    each.addresses = each.addresses.filter((own) => !gone.includes(own.address));
    each.routes = each.routes.filter(({ destination }) => !gone.includes(destination));
  });

describe('a plan', () => {
  test.each([
    ['is empty on a director that is right', wishOf('director', [entry(vip), entry(vip6)]), director(), []],
    ['is empty on a real server that is right', wishOf('realserver', [entry(vip), entry(vip6)]), realServer(), []],
    [
      'sets what the comments of the rules say about the kernel, and nothing that is so already',
      wishOf('director', [entry(vip)], {
        settings: { conn_reuse_mode: '1', expire_nodest_conn: '0', sync_ports: '4', sync_threshold: '3 50' },
      }),
      director(),
      [
        'sysctl -w net.ipv4.vs.expire_nodest_conn=0',
        'sysctl -w net.ipv4.vs.sync_ports=4',
        'sysctl -w net.ipv4.vs.sync_threshold=3 50',
      ],
    ],
    [
      'puts the address of a director on the device of its network, and no IPv6 one where it is a source',
      wishOf('director', [entry(vip), entry(vip6)]),
      bare(director(), vip, vip6),
      ['ip address add 192.0.2.10/32 dev eth0', 'ip -6 address add 2001:db8::10/128 dev eth0 nodad preferred_lft 0'],
    ],
    [
      'leaves an address alone that is local in another way',
      wishOf('director', [entry('192.0.2.99')]),
      changed(director(), (facts) => {
        facts.routes = [local('192.0.2.99', 'lo'), ...facts.routes];
      }),
      [],
    ],
    [
      'turns forwarding on before other settings',
      wishOf('director', [masqueraded(vip)], { servers: ['192.0.2.20'] }),
      changed(director(), (facts) => {
        facts.sysctls = {
          ...facts.sysctls,
          'net/ipv4/ip_forward': '0',
          'net/ipv4/conf/all/send_redirects': '1',
          'net/ipv4/conf/eth0/send_redirects': '1',
        };
      }),
      [
        'sysctl -w net.ipv4.ip_forward=1',
        'sysctl -w net.ipv4.conf.all.send_redirects=0',
        'sysctl -w net.ipv4.conf.eth0.send_redirects=0',
      ],
    ],
    [
      'keeps the routes that a router announced before it forwards IPv6',
      wishOf('director', [masqueraded(vip6)]),
      changed(director(), (facts) => {
        facts.sysctls = { ...facts.sysctls, 'net/ipv6/conf/all/forwarding': '0', 'net/ipv6/conf/eth0/accept_ra': '1' };
        facts.routes = [...facts.routes, route('default', 'eth0', { gateway: 'fe80::1', protocol: 'ra' })];
      }),
      ['sysctl -w net.ipv6.conf.eth0.accept_ra=2', 'sysctl -w net.ipv6.conf.all.forwarding=1'],
    ],
    [
      'makes a real server silent before it has the address',
      wishOf('realserver', [entry(vip)]),
      changed(bare(realServer(), vip), (facts) => {
        facts.sysctls = {
          ...facts.sysctls,
          'net/ipv4/conf/all/arp_ignore': '0',
          'net/ipv4/conf/all/arp_announce': '1',
        };
      }),
      [
        'sysctl -w net.ipv4.conf.all.arp_ignore=1',
        'sysctl -w net.ipv4.conf.all.arp_announce=2',
        'ip address add 192.0.2.10/32 dev lo',
      ],
    ],
    [
      'gives a tunnel device an address where a filter would drop what it unwraps',
      wishOf('realserver', [tunnelled(vip)]),
      changed(bare(realServer(), vip), (facts) => {
        facts.sysctls = { ...facts.sysctls, 'net/ipv4/conf/all/rp_filter': '1' };
      }),
      ['sysctl -w net.ipv4.conf.tunl0.rp_filter=2', 'ip address add 192.0.2.10/32 dev tunl0'],
    ],
    [
      'brings the device and the port of GUE',
      wishOf('realserver', [tunnelled(vip, { type: 'gue', port: 6080, checksum: 'none' })]),
      changed(realServer(), (facts) => {
        facts.links = facts.links.map((each) => (each.name === 'tunl0' ? { ...each, isUp: false } : each));
      }),
      ['ip link set tunl0 up', 'modprobe fou', 'ip fou add port 6080 gue'],
    ],
    [
      'makes a device for IPv4 in IPv6, which ip6tnl0 does not unwrap',
      wishOf('realserver', [{ ...tunnelled(vip), outer: 'inet6' }]),
      changed(realServer(), (facts) => {
        facts.modules = { ...facts.modules, loaded: ['ip6_tunnel'] };
        facts.links = [...facts.links, link('ip6tnl0', { linkType: 'tunnel6' })];
      }),
      ['ip link add lvs-ip6tnl type ip6tnl mode any external', 'ip link set lvs-ip6tnl up'],
    ],
    [
      'moves an address from the wire to lo',
      wishOf('realserver', [entry(vip)]),
      changed(realServer(), (facts) => {
        facts.addresses = facts.addresses.map((own) => (own.address === vip ? { ...own, device: 'eth0' } : own));
      }),
      ['ip address add 192.0.2.10/32 dev lo', 'ip address del 192.0.2.10/32 dev eth0'],
    ],
    [
      'leads the replies of a masqueraded real server through the director',
      wishOf('realserver', [masqueraded(vip)], { gateways: ['10.0.0.1'] }),
      realServer(),
      ['ip route add default via 10.0.0.1 dev eth0'],
    ],
  ] as const)('%s', (_, wish, facts, commands) => {
    expect(commandsOf(wish, facts)).toEqual(commands);
  });

  test.each([
    ['a device that does not exist', wishOf('director', [entry(vip)], { device: 'eth9' }), 'no-device'],
    ['a director own address', wishOf('director', [entry('192.0.2.1')]), 'own-address'],
    ['a loopback address', wishOf('director', [entry('127.0.0.1')]), 'not-a-host'],
    ['the gateway of the host', wishOf('director', [entry('192.0.2.254')]), 'router'],
    ['the broadcast address of its network', wishOf('director', [entry('192.0.2.255')]), 'not-a-host'],
    ['a multicast address', wishOf('director', [entry('ff02::1')]), 'not-a-host'],
    ['the address of a real server on its wire', wishOf('realserver', [entry(vip)], { device: 'eth0' }), 'loud-device'],
    ['masquerading without a gateway', wishOf('realserver', [masqueraded(vip)]), 'no-gateway'],
    [
      'a gateway of the other family',
      wishOf('realserver', [masqueraded(vip)], { gateways: ['2001:db8::1'] }),
      'gateway-family',
    ],
    ['a gateway for direct routing', wishOf('realserver', [entry(vip)], { gateways: ['10.0.0.1'] }), 'gateway-unused'],
    [
      'a gateway in no network of the host',
      wishOf('realserver', [masqueraded(vip)], { gateways: ['203.0.113.1'] }),
      'gateway-far',
    ],
  ] as const)('refuses %s', (_, wish, kind) => {
    const facts = director();
    facts.routes = [...facts.routes, route('192.0.2.255', 'eth0', { table: 'local', type: 'broadcast' })];
    expect(planOf(wish, facts)).toMatchObject({ steps: [], refusal: { kind } });
  });

  it('leaves an address to the program that owns it, but only one that is to be changed', () => {
    const wish = wishOf('director', [entry(vip)]);
    const claims = [{ path: '/etc/keepalived/keepalived.conf', line: 9, text: `${vip}/32 dev eth0` }];
    expect(planOf(wish, { ...bare(director(), vip), claims })).toMatchObject({
      steps: [],
      refusal: { kind: 'owned', vip, owner: { name: 'keepalived', line: 9 } },
    });
    expect(planOf(wish, { ...director(), claims })).toMatchObject({ steps: [], refusal: null });
  });
});

test.each([
  ['/etc/keepalived/keepalived.conf', '192.0.2.10', 'keepalived'],
  ['/etc/keepalived/keepalived.conf', '192.0.2.10/24 brd + dev eth0 label eth0:1', 'keepalived'],
  ['/etc/keepalived/keepalived.conf', 'virtual_server 192.0.2.10 80 {', null],
  ['/etc/keepalived/keepalived.conf', '192.0.2.10 80', null],
  ['/etc/keepalived/keepalived.conf', '! 192.0.2.10', null],
  ['/etc/keepalived/keepalived.conf', '192.0.2.100', null],
  ['/etc/ha.d/ldirectord.cf', 'virtual=192.0.2.10:80', null],
  ['/etc/ha.d/haresources', 'lb1 IPaddr2::192.0.2.10/24/eth0', 'heartbeat'],
  ['/etc/network/interfaces', 'address 192.0.2.10/32', 'ifupdown'],
  ['/etc/network/interfaces', 'gateway 192.0.2.10', null],
  ['/etc/network/interfaces', 'up ip addr add 192.0.2.10/32 dev lo', 'ifupdown'],
  ['/etc/network/interfaces', 'post-up ifconfig lo:0 192.0.2.10 netmask 255.255.255.255', 'ifupdown'],
  ['/etc/network/interfaces', 'up ip route add 198.51.100.0/24 via 192.0.2.10', null],
  ['/etc/systemd/network/lo.network', 'Address=192.0.2.10/32', 'systemd-networkd'],
  ['/etc/systemd/network/lo.network', 'DNS=192.0.2.10', null],
  ['/etc/netplan/60.yaml', '- "192.0.2.10/32"', 'netplan'],
  ['/etc/netplan/60.yaml', '  via: 192.0.2.10', null],
  ['/etc/NetworkManager/system-connections/a', 'address1=192.0.2.10/24,192.0.2.254', 'NetworkManager'],
  ['/etc/sysconfig/network-scripts/ifcfg-lo:1', 'IPADDR=192.0.2.10', 'the network scripts'],
  ['/var/lib/pacemaker/cib/cib.xml', '<nvpair name="ip" value="192.0.2.10"/>', 'pacemaker'],
  ['/etc/hosts', '192.0.2.10 www', null],
])('in %s, %s makes %j the owner', (path, text, owner) => {
  expect(ownerOf('192.0.2.10', [{ path, line: 1, text }])?.name ?? null).toBe(owner);
});

test('an IPv6 address is recognised in another spelling', () => {
  const claims = [{ path: '/etc/netplan/60.yaml', line: 1, text: '- 2001:DB8:0::10/128' }];
  expect(ownerOf('2001:db8::10', claims)?.name).toBe('netplan');
});

test('the address of a tunnel device counts as an address of it', () => {
  const facts = changed(realServer(), (each) => {
    each.sysctls = { ...each.sysctls, 'net/ipv4/conf/tunl0/rp_filter': '2' };
    each.addresses = [...each.addresses, address('tunl0', '127.0.0.42/32')];
  });
  expect(commandsOf(wishOf('realserver', [tunnelled(vip)]), facts)).toEqual([]);
});

test('commands are words of a shell, whatever the name of a device', () => {
  const { steps, notes } = planOf(wishOf('director', [entry('192.0.2.30')], { device: "it's" }), {
    ...director(),
    links: [...director().links, link("it's")],
  });
  const report = { host: 'lb1', role: 'director', steps, notes, isApplied: false } as const;
  expect(setupFormats.commands(report)).toBe("ip address add 192.0.2.30/32 dev 'it'\\''s'\n");
});
