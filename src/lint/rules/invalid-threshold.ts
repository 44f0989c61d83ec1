import { defineRule } from '../rule.ts';
import { valueOf, placeOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS027',
  name: 'invalid-threshold',
  severity: 'error',
  summary: 'A threshold that is not a number in range',
  why: 'ipvsadm -R stops there. Thresholds go from 0 (none) to 2147483647.',
  source: 'seen with ipvsadm 1.31',
  messages: { threshold: "'{value}' is not a number of connections" },
  refused(line, { report }) {
    const { reason } = line.refused ?? {};
    const option = reason === 'upper-threshold' ? 'u-threshold' : reason === 'lower-threshold' ? 'l-threshold' : null;
    if (option) report('threshold', placeOf(line, option), { value: valueOf(line, option) ?? '' });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -x 100 -y 50\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -x many
                                            ~~~~
    `,
  ],
});
