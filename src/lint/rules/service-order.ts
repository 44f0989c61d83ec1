import { defineRule } from '../rule.ts';
import { serviceSetting, contentOf } from '../settings.ts';
import type { PlacedService } from '../sheet.ts';

import { compareServices } from '../../ipvsadm/order.ts';

export default defineRule({
  id: 'LVS405',
  name: 'service-order',
  severity: 'style',
  summary: 'Services in another order than that of a save',
  why: 'ipvsadm -S writes addresses before marks, IPv4 before IPv6, TCP, UDP, SCTP, then by address and port. In that order a file can be compared with a save line by line. Servers are never sorted: their order decides ties and hash tables.',
  source: 'seen with ipvsadm 1.31',
  messages: { order: '{service} would be saved before {before}' },
  file(sheet, { report }) {
    let before: PlacedService | null = null;
    for (const placed of sheet.services) {
      if (before && compareServices(placed.key, before.key) < 0) {
        const data = { service: placed.name, before: before.name };
        const related = [{ message: before.name, line: before.added }];
        report('order', serviceSetting(placed.added) ?? contentOf(placed.added), data, { related });
      }
      before = placed;
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-A -t 192.0.2.1:443 -s rr\n-A -u 192.0.2.1:53 -s rr\n-A -f 1 -s rr\n'],
  bad: [
    `
    -A -t 192.0.2.1:443 -s rr
    -A -t 192.0.2.1:80 -s rr
       ~~~~~~~~~~~~~~~
    `,
  ],
});
