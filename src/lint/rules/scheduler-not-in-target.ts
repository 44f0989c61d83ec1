import { schedulerFacts } from '../../domain/schedulers.ts';
import { defineRule } from '../rule.ts';
import { valueOf, placeOf } from '../line/line-settings.ts';
import { isBefore } from '../versions.ts';

export default defineRule({
  id: 'LVS501',
  name: 'scheduler-not-in-target',
  severity: 'error',
  summary: 'A scheduler that the ipvsadm of the target does not list',
  why: 'ipvsadm passes any name to the kernel. But the manual and help of that version do not list the scheduler, and most kernels of its time do not have it: fo, ovf and mh are listed from 1.30 on, twos is not listed up to 1.31.',
  source: 'history of ipvsadm: 1.30 (2019) added fo, ovf and mh',
  messages: { version: '{scheduler} is listed by ipvsadm {since} and later; the target is {target}' },
  needs: 'target',
  serviceLine(line, { report, document }) {
    const target = document.target.ipvsadm;
    if (line.fate !== 'taken' || target === undefined) return;
    const scheduler = valueOf(line, 'scheduler');
    const since = scheduler === null ? null : schedulerFacts(scheduler)?.ipvsadmSince;
    if (scheduler === null || !since) return;
    if (isBefore(target, since)) report('version', placeOf(line, 'scheduler'), { scheduler, since, target });
  },
  good: ['-A -t 192.0.2.1:80 -s mh'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s mh
                          ~~
    `,
      config: { target: { ipvsadm: '1.29' } },
    },
  ],
});
