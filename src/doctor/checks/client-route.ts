import { grouped } from '../../domain/grouped.ts';
import { isSameAddress, plainAddress } from '../../domain/host/same-address.ts';
import { routeTo } from '../../domain/host/route-to.ts';
import type { Route } from '../../domain/host/facts.ts';
import type { Connection } from '../../domain/observation.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { defineCheck } from '../host-check.ts';
import { addressesOfOthers } from '../gateways.ts';
import { isHidden } from '../hidden-clients.ts';
import { type Scene, type SceneServer, serversOf } from '../scene.ts';

/** How many clients of one entry are checked: more would find nothing else. */
const enough = 1000;

export default defineCheck({
  id: 'LVS613',
  name: 'client-route',
  severity: 'error',
  roles: ['realserver'],
  reads: ['routes', 'routingRules'],
  needs: ['rules', 'connections'],
  summary: 'A real server whose replies to a client take a wrong way',
  why: 'Replies of a masqueraded server must pass the director: a client in its own network, or one with a route of its own, is answered directly, from an address that it did not contact. With direct routing and tunnels replies must not pass the director. Without a route they go nowhere.',
  source: 'LVS-HOWTO, LVS-NAT and LVS-DR; ip_vs_core.c of Linux',
  *find(scene, facts) {
    const directors = addressesOfOthers(scene);
    const isDirector = (address = '') => directors.some((each) => isSameAddress(each.address, address));
    const said = new Set<string>();
    for (const { subject, client, from, isMasqueraded } of repliesOf(scene)) {
      const route = routeTo(facts, client, from);
      if (route?.type === 'local' || isDirector(client)) continue;
      const isLost = route === null || route.type !== 'unicast';
      // Other checks judge the default route.
      const isWrong =
        directors.length > 0 && route?.destination !== 'default' && isMasqueraded !== isDirector(route?.gateway);
      if (!(isLost || isWrong)) continue;
      const way = isLost ? 'nowhere' : (route.gateway ?? `the device ${route.device ?? ''}`);
      const wrongRoute = `${way} ${route?.destination ?? ''}`;
      if (said.has(wrongRoute)) continue;
      said.add(wrongRoute);
      yield {
        subject,
        message: isLost
          ? `replies to the client ${client} cannot leave`
          : `replies to the client ${client} go to ${way}, ${isMasqueraded ? 'past' : 'which is'} the director`,
        evidence: route === null ? `no route to ${client}` : `route to ${client}: ${routeText(route)}`,
        remedy:
          route === null
            ? ['ip route add default via ROUTER']
            : [`ip route del ${isLost ? `${route.type} ` : ''}${route.destination}`],
      };
    }
  },
});

/** What a real server answers to a client of one of its entries. */
interface Reply {
  readonly subject: string;
  readonly client: string;
  /** The source address with which it leaves this host. */
  readonly from: string;
  readonly isMasqueraded: boolean;
}

function* repliesOf(scene: Scene): Generator<Reply> {
  const [director] = scene.others;
  const byServer = grouped(scene.connections ?? [], ({ destination }) => plainAddress(destination));
  for (const entry of serversOf(scene)) {
    const { service, server } = entry;
    const isMasqueraded = server.method === 'masquerade';
    if (isMasqueraded && director !== undefined && isHidden(service, server, director)) continue;
    const subject = `${serviceKeyText(service.key)} -> ${server.address}`;
    const connections = entriesOf(entry, byServer.get(plainAddress(server.address)) ?? []);
    for (const { source, virtual } of connections.slice(0, enough)) {
      yield { subject, client: source, from: isMasqueraded ? server.address : virtual, isMasqueraded };
    }
  }
}

function routeText({ type, destination, gateway = '-', device = '-' }: Route): string {
  return `${type} ${destination} via ${gateway} dev ${device}`;
}

/** Those of a server's connections that a service made. */
function entriesOf({ service, server }: SceneServer, connections: readonly Connection[]): readonly Connection[] {
  const { key } = service;
  return connections.filter(
    ({ destinationPort, virtual, virtualPort, protocol }) =>
      key.kind === 'fwmark' ||
      (protocol === key.kind &&
        isSameAddress(virtual, key.address) &&
        (key.port === 0 || key.port === virtualPort) &&
        (server.port === 0 || server.port === destinationPort)),
  );
}
