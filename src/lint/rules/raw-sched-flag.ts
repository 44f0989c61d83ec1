import { hasOwnFlags } from '../../domain/scheduler-flags.ts';
import { defineRule } from '../rule.ts';
import { settingOf, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS217',
  name: 'raw-sched-flag',
  severity: 'warning',
  summary: 'A scheduler flag by its number',
  why: 'sh and mh have names for the first two flags, and a save writes those. Other schedulers ignore all flags.',
  source: 'seen with ipvsadm 1.31',
  messages: {
    rename: '{scheduler} calls {flag} {meant}',
    unused: '{scheduler} ignores all flags',
  },
  fix: 'safe',
  silentOnPlain: true,
  serviceLine(line, { report }) {
    const change = line.changes[0];
    if (change?.kind !== 'add-service' && change?.kind !== 'edit-service') return;
    const value = settingOf(line, 'sched-flags')?.value;
    const { scheduler } = change.service;
    let start = value?.start ?? 0;
    for (const flag of value?.text.split(',') ?? []) {
      const at = { start, end: start + flag.length };
      start = at.end + 1;
      if (!flag.startsWith('flag-')) continue;
      if (!hasOwnFlags(scheduler)) report('unused', at, { scheduler });
      else if (flag !== 'flag-3') {
        const meant = `${scheduler}-${flag === 'flag-1' ? 'fallback' : 'port'}`;
        report('rename', at, { flag, scheduler, meant }, { fix: replacement(at, meant, 'safe') });
      }
    }
  },
  good: ['-A -t 192.0.2.1:80 -s sh -b sh-fallback'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s sh -b flag-1,flag-2
                                ~~~~~~ ~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr -b flag-1
                                ~~~~~~
    `,
  ],
});
