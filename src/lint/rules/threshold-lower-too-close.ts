import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS317',
  name: 'threshold-lower-too-close',
  severity: 'info',
  summary: 'A lower threshold close to the upper one',
  why: 'A full server takes connections again when it has fewer than the lower threshold, or fewer than three quarters of the upper one where no lower one is set; closer together, the server flaps. Active and inactive connections count: a closed TCP connection counts for another 120 seconds, in FIN_WAIT or TIME_WAIT.',
  source: 'ip_vs_dest_update_overload, ip_vs_unbind_dest',
  messages: { close: '{lower} is above three quarters of {upper}: the server will flap' },
  service({ servers }, { report }) {
    for (const placed of servers) {
      const { server } = placed;
      const { lower, upper } = server;
      if (lower === 0 || upper === 0 || lower * 4 <= upper * 3) continue;
      report('close', partOf(placed.settled, 'l-threshold'), { lower, upper });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -x 100 -y 75\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -x 100 -y 90
                                                ~~~~~
    `,
  ],
});
