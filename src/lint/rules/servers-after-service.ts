import { serviceKeyText } from '../../domain/service.ts';
import { defineRule } from '../rule.ts';
import { contentOf } from '../settings.ts';

export default defineRule({
  id: 'LVS404',
  name: 'servers-after-service',
  severity: 'style',
  summary: 'A server line away from its service',
  why: 'A save writes the servers of a service right behind it. A pool that is scattered over a file is easily read as smaller than it is.',
  source: 'ipvsadm 1.31, the form of -S',
  messages: { away: 'the line stands among those of {other}, away from {service}' },
  file(sheet, { report }) {
    let current: string | null = null;
    for (const line of sheet.lines) {
      if (line.kind !== 'command' || line.fate !== 'taken') continue;
      const [change] = line.changes;
      if (change?.kind === 'add-service') current = serviceKeyText(change.service.key);
      if (change?.kind !== 'add-server' || current === null) continue;
      const service = serviceKeyText(change.service);
      if (service === current) continue;
      const added = sheet.adds.get(service)?.find(({ fate }) => fate === 'taken');
      const related = added ? [{ message: service, line: added }] : [];
      report('away', contentOf(line), { other: current, service }, { related });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n-A -t 192.0.2.2:80 -s rr\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -A -t 192.0.2.2:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    `,
  ],
});
