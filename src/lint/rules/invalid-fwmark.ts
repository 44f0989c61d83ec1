import { defineRule } from '../rule.ts';
import { settingOf, contentOf, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS015',
  name: 'invalid-fwmark',
  severity: 'error',
  summary: 'A firewall mark that is not a number from 1 to 4294967295',
  why: 'ipvsadm -R stops there. Marks are decimal: the hexadecimal form of iptables is not accepted.',
  source: 'seen with ipvsadm 1.31',
  messages: { mark: "'{value}' is not a firewall mark: marks are decimal, from 1 to 4294967295" },
  fix: 'safe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'fwmark') return;
    const value = settingOf(line, 'fwmark-service')?.value ?? null;
    const text = value?.text ?? line.refused.subject;
    if (/^-[0-9]+$/.test(text)) return;
    const mark = /^0x[0-9a-f]{1,8}$/i.test(text) ? Number(text) : 0;
    const fix = mark > 0 ? replacement(value, String(mark), 'safe') : null;
    report('mark', value ?? contentOf(line), { value: text }, { fix });
  },
  good: ['-A -f 1 -s rr'],
  bad: [
    `
    -A -f 0 -s rr
          ~
    `,
    `
    -A -f 0x10 -s rr
          ~~~~
    `,
  ],
});
