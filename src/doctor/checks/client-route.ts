import { grouped } from '../../domain/grouped.ts';
import { isSameAddress, plainAddress } from '../../domain/host/same-address.ts';
import { routeTo } from '../../domain/host/route-to.ts';
import type { Connection } from '../../domain/observation.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { defineCheck } from '../host-check.ts';
import { addressesOfOthers } from '../gateways.ts';
import { isHidden } from '../hidden-clients.ts';
import { type SceneServer, serversOf } from '../scene.ts';

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
    const byServer = grouped(scene.connections ?? [], ({ destination }) => plainAddress(destination));
    for (const entry of serversOf(scene)) {
      const isMasqueraded = entry.server.method === 'masquerade';
      const [director] = scene.others;
      if (isMasqueraded && director !== undefined && isHidden(entry.service, entry.server, director)) continue;
      for (const { source, virtual } of entriesOf(entry, byServer.get(plainAddress(entry.server.address)) ?? []).slice(
        0,
        enough,
      )) {
        const route = routeTo(facts, source, isMasqueraded ? entry.server.address : virtual);
        if (route?.type === 'local' || isDirector(source)) continue;
        const isLost = route === null || route.type !== 'unicast';
        // The default route is looked at by other checks.
        const isWrong =
          directors.length > 0 && route?.destination !== 'default' && isMasqueraded !== isDirector(route?.gateway);
        const way = isLost ? 'nowhere' : (route.gateway ?? `the device ${route.device ?? ''}`);
        const wrongRoute = `${way} ${route?.destination ?? ''}`;
        const subject = `${serviceKeyText(entry.service.key)} -> ${entry.server.address}`;
        if (!(isLost || isWrong) || said.has(wrongRoute)) continue;
        said.add(wrongRoute);
        yield {
          subject,
          message: isLost
            ? `replies to the client ${source} cannot leave`
            : `replies to the client ${source} go to ${way}, ${isMasqueraded ? 'past' : 'which is'} the director`,
          evidence:
            route === null
              ? `no route to ${source}`
              : `route to ${source}: ${route.type} ${route.destination} via ${route.gateway ?? '-'} dev ${route.device ?? '-'}`,
          remedy:
            route === null
              ? ['ip route add default via ROUTER']
              : [`ip route del ${isLost ? `${route.type} ` : ''}${route.destination}`],
        };
      }
    }
  },
});

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
