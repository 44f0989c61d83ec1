import { defineRule } from '../rule.ts';
import { settingOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS204',
  name: 'thresholds-lost-in-save',
  severity: 'warning',
  summary: 'Thresholds that ipvsadm -S does not print',
  why: 'The next save and restore by ipvsadm leaves the server without limits. lvsrules save keeps them. If you never save with ipvsadm, switch this rule off.',
  source: 'seen with ipvsadm 1.31',
  messages: { lost: 'ipvsadm -S does not print {option}: a save and restore loses it' },
  silentOnPlain: true,
  serverLine(line, { report }) {
    if (line.fate !== 'taken') return;
    const setting = settingOf(line, 'u-threshold', 'l-threshold');
    if (setting?.value && Number(setting.value.text) > 0) report('lost', setting, { option: setting.flag.text });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -x 0\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -x 100 -y 80
                                         ~~~~~~
    `,
  ],
});
