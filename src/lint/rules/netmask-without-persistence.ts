import { defineRule } from '../rule.ts';
import { settingOf, without } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS205',
  name: 'netmask-without-persistence',
  severity: 'warning',
  summary: 'A netmask on a service without persistence',
  why: 'The mask says which clients persist together. Without -p it is stored but neither used nor saved.',
  source: 'seen with ipvsadm 1.31',
  messages: { unused: 'a netmask has no effect without -p' },
  fix: 'safe',
  silentOnPlain: true,
  serviceLine(line, { report }) {
    if (line.fate !== 'taken' || settingOf(line, 'persistent')) return;
    const setting = settingOf(line, 'netmask');
    if (setting) report('unused', setting, {}, { fix: without(line, setting, 'safe') });
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p 60 -M 255.255.255.0'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -M 255.255.255.0
                             ~~~~~~~~~~~~~~~~
    `,
  ],
});
