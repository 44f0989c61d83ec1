import { namedService } from '../line/named.ts';
import { defineRule } from '../rule.ts';
import { servicePartOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS119',
  name: 'unknown-service',
  severity: 'error',
  summary: 'An edit, a deletion or a listing of a service that does not exist',
  why: 'The kernel answers "No such service". An edit or a deletion is skipped; at a listing (-L) of it ipvsadm -R even stops.',
  source: 'seen with ipvsadm 1.31 on Linux 6.1',
  messages: { unknown: '{service} does not exist at this line' },
  refused(line, { report, document }) {
    if (line.refused?.reason !== 'no-such-service') return;
    const service = namedService(line) ?? 'the service';
    const broken = (document.adds.get(service) ?? []).find(
      ({ number, fate }) => number < line.number && fate !== 'taken',
    );
    if (broken && line.fate === 'skipped') return;
    report('unknown', servicePartOf(line), { service });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-E -t 192.0.2.1:80 -s wrr\n'],
  bad: [
    `
    -E -t 192.0.2.1:80 -s wrr
       ~~~~~~~~~~~~~~~
    `,
  ],
});
