import { defineRule } from '../rule.ts';
import { servicePartOf } from '../line/line-settings.ts';
import type { PlacedService } from '../lint-document.ts';

export default defineRule({
  id: 'LVS322',
  name: 'tcp-udp-pair-split',
  severity: 'info',
  summary: 'The same address and port on TCP and UDP with different servers',
  why: 'DNS, SIP and QUIC use both protocols on one port. If servers or persistence differ between the two, a client gets two different machines.',
  source: 'RFC 7766 for DNS, RFC 3261 for SIP, RFC 9114 for HTTP over QUIC',
  messages: {
    split: 'the servers differ from those of {other}',
    persistence: 'the persistence differs from that of {other}',
  },
  service(placed, { report, document }) {
    const { key, settings, servers, settled } = placed;
    if (key.kind !== 'udp') return;
    const other = document.named.get(`tcp${placed.name.slice(3)}`);
    if (!other || servers.length === 0 || other.servers.length === 0) return;
    const at = servicePartOf(settled);
    const related = [{ message: other.name, line: other.settled }];
    const hosts = (each: PlacedService) =>
      each.servers
        .map(({ server }) => server.address)
        .sort()
        .join();
    if (hosts(placed) !== hosts(other)) report('split', at, { other: other.name }, { related });
    else if (settings.persistence?.timeout !== other.settings.persistence?.timeout)
      report('persistence', at, { other: other.name }, { related });
  },
  good: [
    '-A -t 192.0.2.1:53 -s rr\n-a -t 192.0.2.1:53 -r 10.0.0.1:53 -m\n-A -u 192.0.2.1:53 -s rr\n-a -u 192.0.2.1:53 -r 10.0.0.1:53 -m\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:53 -s rr
    -a -t 192.0.2.1:53 -r 10.0.0.1:53 -m
    -A -u 192.0.2.1:53 -s rr
       ~~~~~~~~~~~~~~~
    -a -u 192.0.2.1:53 -r 10.0.0.2:53 -m
    `,
  ],
});
