import { defineRule } from '../rule.ts';
import { settingOf, contentOf, without } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS109',
  name: 'thresholds-inverted',
  severity: 'error',
  summary: 'The lower threshold is above the upper one',
  why: 'The kernel answers "Numerical result out of range" and skips the server. A lower threshold without an upper one is the same mistake, because the upper one is then 0.',
  source: 'seen with ipvsadm 1.31 on Linux 6.1; ip_vs_add_dest',
  messages: {
    inverted: '-y {lower} is above -x {upper}',
    alone: '-y {lower} needs an upper threshold, -x',
  },
  fix: 'unsafe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'thresholds-out-of-range') return;
    const lowerSetting = settingOf(line, 'l-threshold');
    const upperSetting = settingOf(line, 'u-threshold');
    const lower = lowerSetting?.value?.text ?? '0';
    const at = lowerSetting ?? contentOf(line);
    if (!upperSetting) {
      report('alone', at, { lower }, { fix: without(line, lowerSetting, 'unsafe') });
      return;
    }
    const upper = upperSetting.value?.text ?? '0';
    const [low, high] = [lowerSetting?.value, upperSetting.value];
    const swap =
      low && high
        ? [
            { ...low, text: high.text },
            { ...high, text: low.text },
          ]
        : [];
    const edits = swap.map(({ start, end, text }) => ({ start, end, text }));
    report('inverted', at, { lower, upper }, { fix: { safety: 'unsafe', edits } });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -x 10 -y 5\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -x 10 -y 20
                                               ~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -y 20
                                         ~~~~~
    `,
  ],
});
