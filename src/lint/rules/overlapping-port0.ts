import { defineRule } from '../rule.ts';
import { serviceSetting, contentOf } from '../line/settings.ts';

export default defineRule({
  id: 'LVS324',
  name: 'overlapping-port0',
  severity: 'info',
  summary: 'A service for every port beside one for a port of the same address',
  why: 'The one with the port gets its packets, the other the rest; a firewall mark goes before both. Whoever is kept together by the service for every port is not on that port.',
  source: 'seen on Linux 6.1: the specific one wins; ip_vs_service_find asks for the mark first',
  messages: { overlap: '{specific} takes its port away from this service' },
  service({ key, settled }, { report, sheet }) {
    if (key.kind === 'fwmark' || key.port !== 0) return;
    const specific = sheet.services.find(
      (each) => each.key.kind === key.kind && each.key.address === key.address && each.key.port !== 0,
    );
    if (!specific) return;
    const related = [{ message: specific.name, line: specific.settled }];
    report('overlap', serviceSetting(settled) ?? contentOf(settled), { specific: specific.name }, { related });
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
