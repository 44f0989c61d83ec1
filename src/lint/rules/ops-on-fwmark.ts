import { defineRule } from '../rule.ts';
import { settingOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS222',
  name: 'ops-on-fwmark',
  severity: 'info',
  summary: 'One-packet scheduling on a firewall mark',
  why: 'Only UDP packets with the mark are scheduled one by one; TCP connections ignore -o.',
  source: 'ip_vs_schedule, Linux 6.1',
  messages: { udp: '-o applies only to the UDP packets with this mark' },
  silentOnPlain: true,
  serviceLine(line, { report }) {
    const setting = settingOf(line, 'ops');
    if (line.fate === 'taken' && setting && settingOf(line, 'fwmark-service')) report('udp', setting, {});
  },
  good: ['-A -u 192.0.2.1:53 -s rr -o'],
  bad: [
    `
    -A -f 1 -s rr -o
                  ~~
    `,
  ],
});
