import type { ServiceKey } from '../../domain/service.ts';
import { defineRule } from '../rule.ts';
import { servicePartOf } from '../line/line-settings.ts';
import type { PlacedService } from '../lint-document.ts';

export default defineRule({
  id: 'LVS324',
  name: 'overlapping-port0',
  severity: 'info',
  summary: 'A service for every port and one for a single port of the same address',
  why: 'The service with the port gets the packets for that port, the other one gets the rest; a firewall mark wins over both. The persistence of the service for every port does not cover that port.',
  source: 'seen on Linux 6.1: the specific one wins; ip_vs_service_find asks for the mark first',
  messages: { overlap: '{specific} takes its port from this service' },
  file({ services }, { report }) {
    const catching = services.filter(({ key }) => key.kind !== 'fwmark' && key.port === 0);
    if (catching.length === 0) return;
    const specific = firstByAddress(services.filter(({ key }) => key.kind !== 'fwmark' && key.port !== 0));
    for (const { key, settled } of catching) {
      const other = specific.get(hostOf(key));
      if (!other) continue;
      const related = [{ message: other.name, line: other.settled }];
      report('overlap', servicePartOf(settled), { specific: other.name }, { related });
    }
  },
  good: ['-A -t 192.0.2.1:0 -s rr -p 60\n-A -t 192.0.2.2:80 -s rr\n'],
  bad: [
    `
    -A -t 192.0.2.1:0 -s rr -p 60
       ~~~~~~~~~~~~~~
    -A -t 192.0.2.1:80 -s rr
    `,
  ],
});

function firstByAddress(services: readonly PlacedService[]): ReadonlyMap<string, PlacedService> {
  return new Map(services.toReversed().map((service) => [hostOf(service.key), service]));
}

function hostOf(key: ServiceKey): string {
  return key.kind === 'fwmark' ? '' : `${key.kind} ${key.address}`;
}
