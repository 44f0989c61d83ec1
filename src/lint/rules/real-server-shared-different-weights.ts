import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';
import type { PlacedService } from '../lint-document.ts';

export default defineRule({
  id: 'LVS338',
  name: 'real-server-shared-different-weights',
  severity: 'info',
  summary: 'A host that is quiesced in some services of an address and not in others',
  why: 'Maintenance usually means that the whole host is taken out of service. A service that was forgotten keeps sending it connections.',
  source: 'follows from the table; a weight belongs to a server within its service',
  messages: { some: '{address} has weight 0 in {service}, but not here' },
  file(document, { report }) {
    const quiesced = new Map<string, PlacedService>();
    const hostOf = (placed: PlacedService, address: string) =>
      placed.key.kind === 'fwmark' ? null : `${placed.key.address} ${address}`;
    for (const placed of document.services) {
      for (const { server } of placed.servers) {
        const host = server.weight === 0 ? hostOf(placed, server.address) : null;
        if (host !== null) quiesced.set(host, placed);
      }
    }
    if (quiesced.size === 0) return;
    for (const placed of document.services) {
      for (const each of placed.servers) {
        const { server } = each;
        const other = quiesced.get(hostOf(placed, server.address) ?? '');
        if (!other || server.weight === 0 || other === placed) continue;
        const related = [
          {
            message: 'weight 0',
            line: other.servers.find((quiet) => quiet.server.address === server.address)?.settled ?? other.settled,
          },
        ];
        const at = partOf(each.settled, 'weight');
        report('some', at, { address: server.address, service: other.name }, { related });
      }
    }
  },
  good: [
    '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 0\n-A -t 192.0.2.9:80 -s rr\n-a -t 192.0.2.9:80 -r 10.0.0.1:80 -m -w 1\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 0
    -A -t 192.0.2.1:443 -s rr
    -a -t 192.0.2.1:443 -r 10.0.0.1:443 -m -w 1
                                           ~~~~
    `,
  ],
});
