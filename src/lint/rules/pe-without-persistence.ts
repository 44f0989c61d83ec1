import { defineRule } from '../rule.ts';
import { settingOf, without } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS215',
  name: 'pe-without-persistence',
  severity: 'warning',
  summary: 'A persistence engine on a service without persistence',
  why: 'The engine finds the key by which clients persist. Without -p it is stored but never used.',
  source: 'ip_vs_schedule asks it for persistent services only; taken: seen on Linux 6.1',
  messages: { unused: 'a persistence engine has no effect without -p' },
  fix: 'unsafe',
  silentOnPlain: true,
  serviceLine(line, { report }) {
    const setting = settingOf(line, 'pe');
    if (line.fate !== 'taken' || !setting?.value?.text || settingOf(line, 'persistent')) return;
    report('unused', setting, {}, { fix: without(line, setting, 'unsafe') });
  },
  good: ['-A -u 192.0.2.1:5060 -s rr -p 60 --pe sip'],
  bad: [
    `
    -A -u 192.0.2.1:5060 -s rr --pe sip
                               ~~~~~~~~
    `,
  ],
});
