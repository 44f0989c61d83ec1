import { namedService } from '../line/named.ts';
import { defineRule } from '../rule.ts';
import { contentOf, lineRemoval } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS101',
  name: 'duplicate-service',
  severity: 'error',
  summary: 'A service is added a second time',
  why: 'The kernel answers "Service already exists" and keeps the first one. Settings that differ on the second line are lost, and its servers are added to the first service.',
  source: 'seen with ipvsadm 1.31 on Linux 6.1; ip_vs_add_service',
  messages: { again: '{service} is already added; this line and its settings are skipped' },
  fix: 'unsafe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'service-exists') return;
    const { conflict } = line.refused;
    const related = conflict ? [{ message: 'first added', line: conflict }] : [];
    report(
      'again',
      contentOf(line),
      { service: namedService(line) ?? 'the service' },
      { related, fix: lineRemoval(line, 'unsafe') },
    );
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-A -u 192.0.2.1:80 -s rr\n', '-A -f 1 -s rr\n-A -f 1 -6 -s rr\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -A -t 192.0.2.1:80 -s wrr -p 60
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr
    -A -t 192.0.2.1:http -s rr
    ~~~~~~~~~~~~~~~~~~~~~~~~~~
    `,
  ],
});
