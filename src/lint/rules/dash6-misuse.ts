import { defineRule } from '../rule.ts';
import { settingOf, contentOf, without, removal } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS112',
  name: 'dash6-misuse',
  severity: 'error',
  summary: '-6 without a firewall mark before it',
  why: '-6 makes the service of a firewall mark one for IPv6 packets, and must follow -f. It is not needed with an address. ipvsadm -R stops there.',
  source: 'seen with ipvsadm 1.31',
  messages: { order: '-6 must follow -f', address: '-6 goes with -f only' },
  fix: 'safe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'dash-6') return;
    const setting = settingOf(line, 'ipv6');
    const mark = settingOf(line, 'fwmark-service');
    const edit = setting && removal(line, setting);
    const place = setting ?? contentOf(line);
    if (!mark) report('address', place, {}, { fix: without(line, setting, 'safe') });
    else {
      const edits = edit ? [edit, { start: mark.end, end: mark.end, text: ' -6' }] : [];
      report('order', place, {}, { fix: edit ? { safety: 'safe', edits } : null });
    }
  },
  good: ['-A -f 1 -6 -s rr'],
  bad: [
    `
    -A -6 -f 1 -s rr
       ~~
    `,
    `
    -A -t [2001:db8::1]:80 -6 -s rr
                           ~~
    `,
  ],
});
