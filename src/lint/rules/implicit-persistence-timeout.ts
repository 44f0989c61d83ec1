import { defineRule } from '../rule.ts';
import { settingOf, insertion } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS211',
  name: 'implicit-persistence-timeout',
  severity: 'warning',
  summary: 'Persistence without a timeout',
  why: 'A bare -p means 360 seconds, though the manual page says 300.',
  source: 'seen with ipvsadm 1.31; ipvsadm(8)',
  messages: { implicit: 'a bare -p means 360 seconds' },
  fix: 'safe',
  silentOnPlain: true,
  serviceLine(line, { report }) {
    const setting = settingOf(line, 'persistent');
    if (line.fate !== 'taken' || !setting || setting.value) return;
    const fix = setting.clustered ? null : insertion(setting, '360', 'safe');
    report('implicit', setting, {}, { fix });
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p 360'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -p
                             ~~
    `,
  ],
});
