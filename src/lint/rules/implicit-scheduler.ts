import { drops } from '../line/dropped-settings.ts';
import { defineRule } from '../rule.ts';
import { settingOf, valueOf, serviceSetting, contentOf, insertion } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS210',
  name: 'implicit-scheduler',
  severity: 'warning',
  summary: 'No scheduler is given',
  why: 'The scheduler is then wlc, weighted least-connection. Write it out, so that readers need not know the default.',
  source: 'seen with ipvsadm 1.31',
  messages: { implicit: 'without -s the scheduler is wlc' },
  fix: 'safe',
  silentOnPlain: true,
  serviceLine(line, { report }) {
    if (line.fate !== 'taken' || valueOf(line, 'scheduler') || drops(line, 'scheduler')) return;
    const given = settingOf(line, 'scheduler');
    const service = serviceSetting(line);
    const fix = given ? null : insertion(service, '-s wlc', 'safe');
    report('implicit', given ?? service ?? contentOf(line), {}, { fix });
  },
  good: ['-A -t 192.0.2.1:80 -s wlc'],
  bad: [
    `
    -A -t 192.0.2.1:80
       ~~~~~~~~~~~~~~~
    `,
  ],
});
