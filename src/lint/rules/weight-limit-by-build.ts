import { documentedMost } from '../../domain/limits.ts';
import { defineRule } from '../rule.ts';
import { valueOf, placeOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS503',
  name: 'weight-limit-by-build',
  severity: 'error',
  summary: 'A weight that only some builds of ipvsadm accept',
  why: "Upstream ipvsadm stops at a weight above 65535; Debian's build accepts weights up to 2147483647.",
  source: "source of ipvsadm 1.24 and 1.31; Debian's build: seen",
  messages: { weight: 'upstream ipvsadm {target} stops at weight {weight}: its limit is {limit}' },
  needs: 'target',
  serverLine(line, { report, document }) {
    const target = document.target.ipvsadm;
    if (line.fate !== 'taken' || target === undefined) return;
    const weight = Number(valueOf(line, 'weight') ?? 0);
    if (weight <= documentedMost) return;
    report('weight', placeOf(line, 'weight'), { weight, target, limit: documentedMost });
  },
  good: ['-A -t 192.0.2.1:80 -s wrr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 65535\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s wrr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 100000
                                            ~~~~~~
    `,
      config: { target: { ipvsadm: '1.31' } },
    },
  ],
});
