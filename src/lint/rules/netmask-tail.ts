import { defineRule } from '../rule.ts';
import { settingOf, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS228',
  name: 'netmask-tail',
  severity: 'warning',
  summary: 'An IPv6 netmask with text after its number',
  why: 'Only the leading digits are read: 64abc and 64.5 both mean 64.',
  source: 'seen with ipvsadm 1.31',
  messages: { tail: "'{value}' is read as {length}" },
  fix: 'safe',
  silentOnPlain: true,
  serviceLine(line, { report }) {
    const change = line.changes[0];
    if (change?.kind !== 'add-service' && change?.kind !== 'edit-service') return;
    const length = change.service.persistence?.netmask;
    const value = settingOf(line, 'netmask')?.value;
    if (!value || typeof length !== 'number' || !/^[+]?[0-9]+[^0-9]/.test(value.text)) return;
    if (parseInt(value.text, 10) !== length) return;
    report('tail', value, { value: value.text, length }, { fix: replacement(value, String(length), 'safe') });
  },
  good: ['-A -t [2001:db8::1]:80 -s rr -p 60 -M 64'],
  bad: [
    `
    -A -t [2001:db8::1]:80 -s rr -p 60 -M 64abc
                                          ~~~~~
    `,
  ],
});
