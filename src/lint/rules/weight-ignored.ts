import { schedulersWhere } from '../../domain/schedulers.ts';
import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS224',
  name: 'weight-ignored',
  severity: 'info',
  summary: 'A weight that the scheduler ignores',
  why: 'For rr, lc and dh only 0 makes a difference. With lc, servers with weights 5 and 1 got ten clients each.',
  source: 'lc: seen on Linux 6.1; rr, dh: their source',
  messages: { ignored: '{scheduler} treats weight {weight} like 1' },
  schedulers: schedulersWhere(({ usesWeight }) => !usesWeight),
  service({ settings, servers }, { report }) {
    for (const placed of servers) {
      const { server } = placed;
      if (server.weight < 2) continue;
      report('ignored', partOf(placed.settled, 'weight'), {
        scheduler: settings.scheduler,
        weight: server.weight,
      });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s wrr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 5\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s lc
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 5
                                         ~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1
    `,
  ],
});
