import { fallsBack } from '../../domain/scheduler-flags.ts';
import { hashSchedulers } from '../../domain/schedulers.ts';
import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS316',
  name: 'threshold-on-hash-without-fallback',
  severity: 'warning',
  summary: 'A limit on a server under a hash scheduler without a fallback',
  why: 'When the server is full, the clients that hash to it are refused; no other server takes them.',
  source: 'seen with sh on Linux 6.1 (the log says "no destination available")',
  messages: { refused: 'when {server} is full, its clients are refused: {scheduler} runs without its fallback flag' },
  schedulers: hashSchedulers,
  service({ settings, servers }, { report }) {
    const { scheduler } = settings;
    if (fallsBack(settings)) return;
    for (const placed of servers) {
      const { server } = placed;
      if (server.upper === 0) continue;
      report('refused', partOf(placed.settled, 'u-threshold'), {
        server: placed.name,
        scheduler,
      });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s sh -b sh-fallback\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -x 100\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s sh
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -x 100
                                         ~~~~~~
    `,
  ],
});
