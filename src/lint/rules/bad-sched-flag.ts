import { allFlagNames } from '../../domain/scheduler-flags.ts';
import { nearest } from '../../domain/nearest.ts';
import { defineRule } from '../rule.ts';
import { settingOf, contentOf, placeOf, without, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS019',
  name: 'bad-sched-flag',
  severity: 'error',
  summary: 'A scheduler flag that ipvsadm does not know, or a list of nothing but commas',
  why: 'ipvsadm -R stops there; a list of nothing but commas even crashes it. The flags are flag-1, flag-2 and flag-3; sh and mh have their own names for the first two, sh-fallback and sh-port, mh-fallback and mh-port.',
  source: 'seen with ipvsadm 1.31',
  messages: {
    unknown: "'{flag}' is not a scheduler flag",
    crash: 'ipvsadm crashes on a list of flags with nothing but commas',
  },
  fix: 'unsafe',
  refused(line, { report }) {
    const { reason, subject } = line.refused ?? { reason: null, subject: '' };
    const setting = settingOf(line, 'sched-flags');
    if (reason === 'crash') report('crash', placeOf(line, 'sched-flags'), {}, { fix: without(line, setting, 'safe') });
    if (reason !== 'flag-unknown') return;
    const value = setting?.value;
    const offset = value ? Math.max(0, value.text.split(',').indexOf(subject)) : 0;
    const before = value ? value.text.split(',').slice(0, offset).join(',').length + (offset > 0 ? 1 : 0) : 0;
    const at = value ? { start: value.start + before, end: value.start + before + subject.length } : contentOf(line);
    const meant = nearest(subject, allFlagNames);
    report('unknown', at, { flag: subject }, { fix: meant === null ? null : replacement(at, meant, 'unsafe') });
  },
  good: ['-A -t 192.0.2.1:80 -s sh -b sh-fallback,sh-port'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s sh -b sh-port,sh-falback
                                        ~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s sh -b ,
                                ~
    `,
  ],
});
