import { type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import { servicePartOf } from '../line/line-settings.ts';
import { defineRule } from '../rule.ts';
import type { PlacedService, LintDocument } from '../lint-document.ts';

export default defineRule({
  id: 'LVS323',
  name: 'http-https-persistence-split',
  severity: 'info',
  summary: 'Two ports of one address with separate persistence',
  why: 'Persistence keeps a template for each port. A client that uses two ports of one address, such as HTTP and HTTPS, may get one server on the first and another on the second, which splits its session. A firewall mark for both ports, or a service with port 0, keeps it on one server. Reported for ports 80 and 443, and for ports with the same servers.',
  source: 'LVS-HOWTO, on persistence and firewall marks; ip_vs_sched_persist makes a template for each port',
  messages: { split: 'a client may get different servers on port {other} and port {port}' },
  service(placed, { report, document }) {
    const other = splitFrom(placed, document);
    if (!other) return;
    const data = { port: portOf(placed.key), other: portOf(other.key) };
    const related = [{ message: `port ${data.other}`, line: other.settled }];
    report('split', servicePartOf(placed.settled), data, { related });
  },
  good: [
    '-A -t 192.0.2.1:443 -s rr -p 60\n-A -t 192.0.2.2:80 -s rr -p 60\n',
    '-A -t 192.0.2.1:80 -s rr -p 60\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n-A -t 192.0.2.1:443 -s rr -p 60\n-a -t 192.0.2.1:443 -r 10.0.0.1:443 -m\n',
    '-A -t 192.0.2.1:25 -s rr -p 60\n-a -t 192.0.2.1:25 -r 10.0.0.1:25 -m\n-A -t 192.0.2.1:3306 -s rr -p 60\n-a -t 192.0.2.1:3306 -r 10.0.0.2:3306 -m\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -p 60
    -A -t 192.0.2.1:443 -s rr -p 60
       ~~~~~~~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:8080 -s wlc -p 60
    -a -t 192.0.2.1:8080 -r 10.0.0.1:8080 -m
    -a -t 192.0.2.1:8080 -r 10.0.0.2:8080 -m
    -A -t 192.0.2.1:8443 -s wlc -p 60
       ~~~~~~~~~~~~~~~~~
    -a -t 192.0.2.1:8443 -r 10.0.0.2:8443 -m
    -a -t 192.0.2.1:8443 -r 10.0.0.1:8443 -m
    `,
  ],
});

/** The first service before this one whose clients may use this one too. */
function splitFrom(placed: PlacedService, document: LintDocument): PlacedService | undefined {
  const { key, settings } = placed;
  if (key.kind === 'fwmark' || key.port === 0 || !settings.persistence) return undefined;
  if (key.kind === 'tcp' && key.port === 443) {
    const web = document.named.get(serviceKeyText({ ...key, port: 80 }));
    if (web && isSplit(web, placed)) return web;
  }
  const first = document.byAddress[key.kind].get(key.address);
  if (!first || first === placed || placed.servers.length < 2) return undefined;
  return isSplit(first, placed) && hostsOf(first) === hostsOf(placed) ? first : undefined;
}

/** Both persist, and clients can be split between at least two hosts. */
function isSplit(one: PlacedService, other: PlacedService): boolean {
  if (portOf(one.key) === 0 || !one.settings.persistence) return false;
  const hosts = new Set([...one.servers, ...other.servers].map(({ server }) => server.address));
  return hosts.size !== 1;
}

function hostsOf({ servers }: PlacedService): string {
  return [...new Set(servers.map(({ server }) => server.address))].sort().join();
}

function portOf(key: ServiceKey): number {
  return key.kind === 'fwmark' ? 0 : key.port;
}
