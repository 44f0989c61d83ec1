import { defineRule } from '../rule.ts';
import { valueOf, placeOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS016',
  name: 'invalid-weight',
  severity: 'error',
  summary: 'A weight that is not a number in range',
  why: "ipvsadm -R stops there. Weights go from 0 to 65535 in upstream ipvsadm, and to 2147483647 in Debian's build.",
  source: "seen with Debian's ipvsadm 1.31; the source of 1.31 for the smaller limit",
  messages: { weight: "'{value}' is not a weight" },
  refused(line, { report }) {
    if (line.refused?.reason !== 'weight') return;
    report('weight', placeOf(line, 'weight'), { value: valueOf(line, 'weight') ?? '' });
  },
  good: ['-A -t 192.0.2.1:80 -s wrr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 0\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s wrr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w -1
                                            ~~
    `,
    `
    -A -t 192.0.2.1:80 -s wrr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 2147483648
                                            ~~~~~~~~~~
    `,
  ],
});
