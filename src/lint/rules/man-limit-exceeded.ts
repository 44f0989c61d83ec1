import { documentedMost } from '../../domain/limits.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'LVS225',
  name: 'man-limit-exceeded',
  severity: 'info',
  summary: 'A number above what the manual page allows',
  why: "The manual page limits weights and thresholds to 65535. Debian's build accepts more, other builds of the same version do not.",
  source: "seen with Debian's ipvsadm 1.31; ipvsadm(8)",
  messages: { limit: '{value} is above {limit}, the limit in the manual page' },
  serverLine(line, { report }) {
    if (line.fate !== 'taken') return;
    for (const { option, value } of line.settings) {
      if (option !== 'weight' && option !== 'u-threshold' && option !== 'l-threshold') continue;
      if (value && Number(value.text) > documentedMost) {
        report('limit', value, { value: value.text, limit: documentedMost });
      }
    }
  },
  good: ['-A -t 192.0.2.1:80 -s wrr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 65535\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s wrr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 65536
                                            ~~~~~
    `,
  ],
});
