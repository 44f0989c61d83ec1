import { defineRule } from '../rule.ts';
import { placeOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS221',
  name: 'scheduler-none',
  severity: 'error',
  summary: 'The scheduler none',
  why: 'The kernel accepts it, but no server is ever chosen: every new connection is refused.',
  source: 'seen on Linux 6.1',
  messages: { none: 'no server is ever chosen: every new connection is refused' },
  schedulers: ['none'],
  service({ settled }, { report }) {
    report('none', placeOf(settled, 'scheduler'), {});
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s none
                          ~~~~
    `,
  ],
});
