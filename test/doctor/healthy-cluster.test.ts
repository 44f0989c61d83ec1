import { describe, expect, test } from 'vitest';
import {
  entries,
  entry,
  examined,
  masqueraded,
  set,
  type Situation,
  tunnelled,
  without,
  ratedLive,
} from './situations.ts';
import type { FirewallRule } from '../../src/domain/host/firewall.ts';
import { address, type Facts, link, listed, local, route, vip } from './healthy.ts';

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
