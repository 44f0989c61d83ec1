import { hasOwnFlags } from '../../domain/scheduler-flags.ts';
import { defineRule } from '../rule.ts';
import { settingOf, without, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS218',
  name: 'sched-flag-save-breaks',
  severity: 'error',
  summary: 'flag-3 on sh or mh, which a save cannot write',
  why: 'ipvsadm -S prints nothing for it. On its own it is saved as "-b ", which a restore refuses: the service and its servers are lost. With other flags only flag-3 is lost.',
  source: 'seen with ipvsadm 1.31',
  messages: {
    vanishes: 'saved as "-b ", which a restore refuses: the service would be lost',
    lost: 'a save and restore loses flag-3',
  },
  fix: 'unsafe',
  silentOnPlain: true,
  serviceLine(line, { report }) {
    const change = line.changes[0];
    if (change?.kind !== 'add-service' && change?.kind !== 'edit-service') return;
    const { scheduler, flags } = change.service;
    if (!hasOwnFlags(scheduler) || (flags & 4) === 0) return;
    const setting = settingOf(line, 'sched-flags');
    const value = setting?.value;
    if (!value) return;
    const kept = value.text.split(',').filter((flag) => flag !== 'flag-3' && flag !== '');
    const fix = kept.length > 0 ? replacement(value, kept.join(','), 'unsafe') : without(line, setting, 'unsafe');
    report(kept.length > 0 ? 'lost' : 'vanishes', value, {}, { fix });
  },
  good: ['-A -t 192.0.2.1:80 -s rr -b flag-3'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s sh -b flag-3
                                ~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s mh -b mh-fallback,flag-3
                                ~~~~~~~~~~~~~~~~~~
    `,
  ],
});
