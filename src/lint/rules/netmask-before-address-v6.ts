import { defineRule } from '../rule.ts';
import { settingOf, serviceSetting, removal } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS206',
  name: 'netmask-before-address-v6',
  severity: 'warning',
  summary: 'A netmask before the IPv6 address or the -6 that it belongs to',
  why: 'An IPv6 address and -6 reset the mask to 128, so a -M before them has no effect; it is even read as an IPv4 mask.',
  source: 'seen with ipvsadm 1.31',
  messages: { thrown: 'this netmask has no effect: it must come after {after}' },
  fix: 'unsafe',
  silentOnPlain: true,
  serviceLine(line, { report }) {
    const mask = settingOf(line, 'netmask');
    const reset = settingOf(line, 'ipv6') ?? serviceSetting(line);
    const isV6 = reset?.option === 'ipv6' || (reset?.value?.text.split(':').length ?? 0) > 2;
    if (line.fate !== 'taken' || !mask || !reset || !isV6 || reset.start < mask.start) return;
    const edit = removal(line, mask);
    const text = ` ${line.text.slice(mask.start - line.start, mask.end - line.start)}`;
    const edits = edit && [edit, { start: reset.end, end: reset.end, text }];
    report('thrown', mask, { after: reset.flag.text }, { fix: edits && { safety: 'unsafe', edits } });
  },
  good: ['-A -t [2001:db8::1]:80 -s rr -p 60 -M 64', '-A -f 1 -6 -s rr -p 60 -M 64'],
  bad: [
    `
    -A -f 1 -p 60 -M 64 -6 -s rr
                  ~~~~~
    `,
  ],
});
