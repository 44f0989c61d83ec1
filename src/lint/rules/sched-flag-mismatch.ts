import { defineRule } from '../rule.ts';
import { settingOf, valueOf, serviceSetting, placeOf, replacement, insertion } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS106',
  name: 'sched-flag-mismatch',
  severity: 'error',
  summary: 'A scheduler flag that belongs to another scheduler',
  why: 'The flags sh-* need -s sh, the flags mh-* need -s mh; without -s the scheduler is wlc. ipvsadm -R stops there.',
  source: 'seen with ipvsadm 1.31',
  messages: { mismatch: "'{flag}' needs -s {owner}; the scheduler is {scheduler}" },
  fix: 'unsafe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'flag-incompatible') return;
    const flag = line.refused.subject;
    const owner = flag.slice(0, 2);
    const scheduler = valueOf(line, 'scheduler') ?? 'wlc';
    const value = settingOf(line, 'sched-flags')?.value;
    const offset = value?.text.indexOf(flag) ?? -1;
    const at = value && offset >= 0 ? { start: value.start + offset, end: value.start + offset + flag.length } : null;
    const given = settingOf(line, 'scheduler')?.value;
    const fix = given ? replacement(given, owner, 'unsafe') : insertion(serviceSetting(line), `-s ${owner}`, 'unsafe');
    report('mismatch', at ?? placeOf(line, 'sched-flags'), { flag, owner, scheduler }, { fix });
  },
  good: ['-A -t 192.0.2.1:80 -s mh -b mh-fallback'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -b sh-fallback
                                ~~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -b mh-port
                          ~~~~~~~
    `,
  ],
});
