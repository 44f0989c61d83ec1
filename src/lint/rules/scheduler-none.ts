import { defineRule } from '../rule.ts';
import { placeOf } from '../line/settings.ts';

export default defineRule({
  id: 'LVS221',
  name: 'scheduler-none',
  severity: 'error',
  summary: 'The scheduler none',
  why: 'The kernel takes it and chooses nobody: every new connection is refused.',
  source: 'seen on Linux 6.1',
  messages: { none: 'no server is ever chosen: every new connection is refused' },
  serviceLine(line, { report }) {
    const change = line.changes[0];
    if (change?.kind !== 'add-service' && change?.kind !== 'edit-service') return;
    if (change.service.scheduler === 'none') report('none', placeOf(line, 'scheduler'), {});
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s none
                          ~~~~
    `,
  ],
});
