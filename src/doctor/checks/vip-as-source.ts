import { isSameAddress } from '../../domain/host/same-address.ts';
import { routeTo } from '../../domain/host/route-to.ts';
import type { FactGroups, HostAddress, Route } from '../../domain/host/facts.ts';
import { familyOf } from '../../domain/address.ts';
import { isInNetwork, readNetwork } from '../../domain/network.ts';
import { defineCheck, type Trouble } from '../host-check.ts';
import { type Scene, serversOf } from '../scene.ts';

export default defineCheck({
  id: 'LVS639',
  name: 'vip-as-source',
  severity: 'error',
  roles: ['director', 'realserver'],
  methods: ['route', 'tunnel'],
  reads: ['routes', 'routingRules', 'addresses'],
  needs: ['rules'],
  summary: 'A host that uses the virtual address for its own connections',
  why: 'The virtual address of a director is local on the real server too, so answers never leave it, and health checks fail. Answers to a real server that uses it go to the director.',
  source: 'ocf:heartbeat:IPaddr2 on lvs_support; the local table of Linux',
  *find(scene, facts) {
    if (scene.role === 'realserver') {
      yield* onRealServer(scene, facts);
      return;
    }
    const said = new Set<string>();
    for (const { server } of serversOf(scene)) {
      const route = server.method === 'masquerade' ? null : routeTo(facts, server.address);
      const source = route?.type === 'unicast' ? route.source : undefined;
      if (source === undefined || said.has(source) || !scene.vips.some((vip) => isSameAddress(vip, source))) continue;
      said.add(source);
      yield {
        subject: server.address,
        message: `packets of the director to ${server.address} carry ${source} as their source`,
        evidence: `route to ${server.address}: dev ${route?.device ?? '-'} src ${source}`,
        remedy: route === null ? [] : remedyOf(route, ownAddress(scene, facts.addresses, server.address, route.device)),
      };
    }
  },
});

/** An address of the host itself for packets to a server: one in its network, or any other on the device. */
function ownAddress(
  { vips }: Scene,
  addresses: readonly HostAddress[],
  server: string,
  device = '',
): string | undefined {
  const own = addresses.filter(
    ({ address, scope, ...each }) =>
      each.device === device &&
      scope === 'global' &&
      familyOf(address) === familyOf(server) &&
      !vips.some((vip) => isSameAddress(vip, address)),
  );
  const near = own.find(({ address, length }) => {
    const network = readNetwork(`${address}/${length}`);
    return network !== null && isInNetwork(server, network);
  });
  return (near ?? own[0])?.address;
}

function remedyOf(
  { family, destination, gateway, device = 'DEV', metric, protocol }: Route,
  own?: string,
): readonly string[] {
  const ip = family === 'inet6' ? 'ip -6' : 'ip';
  const words = [
    ...(gateway === undefined ? [] : ['via', gateway]),
    'dev',
    device,
    ...(protocol === undefined ? [] : ['proto', protocol]),
    ...(metric === undefined ? [] : ['metric', String(metric)]),
  ];
  const change = `${ip} route change ${destination} ${words.join(' ')} src ${own ?? 'OWN-ADDRESS'}`;
  return own === undefined ? [`ip address add OWN-ADDRESS dev ${device}`, change] : [change];
}

function* onRealServer(scene: Scene, facts: Pick<FactGroups, 'routes' | 'addresses'>): Iterable<Trouble> {
  for (const route of facts.routes) {
    const { source, destination, device = '-' } = route;
    const isOwn = route.table === 'main' && route.type === 'unicast' && source !== undefined;
    if (!isOwn || !scene.vips.some((vip) => isSameAddress(vip, source))) continue;
    const own = facts.addresses.find(
      (each) =>
        each.device === device && familyOf(each.address) === route.family && !isSameAddress(each.address, source),
    );
    yield {
      subject: destination,
      message: `connections of this real server to ${destination} carry ${source} as their source`,
      evidence: `${destination} dev ${device} src ${source}`,
      remedy: remedyOf(route, own?.address),
    };
  }
}
