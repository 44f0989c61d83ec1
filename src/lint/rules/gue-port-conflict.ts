import { serverKeyText } from '../../domain/server.ts';
import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';
import type { PlacedService } from '../lint-document.ts';

export default defineRule({
  id: 'LVS342',
  name: 'gue-port-conflict',
  severity: 'info',
  summary: 'A GUE tunnel to a UDP port that is also a service of the same host',
  why: "The server unpacks every packet that arrives on the tunnel port. If a UDP service sends clients to the same port of the same host, one of the two gets the other's packets.",
  source: 'a UDP port has one receiver; fou(4) needs its own port',
  messages: { conflict: 'port {port} of {address} is also used by {service}' },
  file(document, { report }) {
    const tunnels = document.services.flatMap(({ servers }) =>
      servers.filter(({ server }) => server.tunnel?.type === 'gue'),
    );
    if (tunnels.length === 0) return;
    const receivers = udpReceivers(document.services);
    for (const placed of tunnels) {
      const { server } = placed;
      const port = server.tunnel?.type === 'gue' ? server.tunnel.port : 0;
      const other = receivers.get(serverKeyText({ address: server.address, port }));
      if (!other) continue;
      const related = [{ message: other.name, line: other.settled }];
      report(
        'conflict',
        partOf(placed.settled, 'tun-port'),
        { port, address: server.address, service: other.name },
        { related },
      );
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -i --tun-type gue --tun-port 6080\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -i --tun-type gue --tun-port 53
                                                        ~~~~~~~~~~~~~
    -A -u 192.0.2.2:53 -s rr
    -a -u 192.0.2.2:53 -r 10.0.0.1:53 -m
    `,
  ],
});

/** The first UDP service of each real server. */
function udpReceivers(services: readonly PlacedService[]): ReadonlyMap<string, PlacedService> {
  const found = new Map<string, PlacedService>();
  for (const service of services) {
    if (service.key.kind !== 'udp') continue;
    for (const { name } of service.servers) if (!found.has(name)) found.set(name, service);
  }
  return found;
}
