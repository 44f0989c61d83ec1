import { drops } from '../line/dropped-settings.ts';
import { defineRule } from '../rule.ts';
import { settingOf, methodSetting, contentOf, insertion } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS213',
  name: 'implicit-weight',
  severity: 'info',
  summary: 'No weight is given',
  why: 'The weight is then 1.',
  source: 'ipvsadm 1.31; seen',
  messages: { implicit: 'without -w the weight is 1' },
  fix: 'safe',
  silentOnPlain: true,
  serverLine(line, { report }) {
    if (line.fate !== 'taken' || settingOf(line, 'weight') || drops(line, 'weight')) return;
    const after = methodSetting(line) ?? settingOf(line, 'real-server');
    const fix = after?.clustered ? null : insertion(after, '-w 1', 'safe');
    report('implicit', contentOf(line), {}, { fix });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 1\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    `,
  ],
});
