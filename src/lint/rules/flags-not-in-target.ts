import { defineRule } from '../rule.ts';
import { settingOf } from '../line/line-settings.ts';
import { isBefore } from '../versions.ts';

export default defineRule({
  id: 'LVS507',
  name: 'flags-not-in-target',
  severity: 'error',
  summary: 'Scheduler flags that the target kernel does not have',
  why: 'The flags of sh came with Linux 3.11, those of mh with mh itself in 4.18. An older kernel ignores them.',
  source: 'history of net/netfilter/ipvs',
  messages: { flags: 'scheduler flags came with Linux {since}; the target is {target}' },
  needs: 'target',
  serviceLine(line, { report, document }) {
    const target = document.target.kernel;
    const setting = settingOf(line, 'sched-flags');
    if (line.fate !== 'taken' || target === undefined || !setting?.value?.text) return;
    if (isBefore(target, '3.11')) report('flags', setting, { since: '3.11', target });
  },
  good: ['-A -t 192.0.2.1:80 -s sh -b sh-fallback'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s sh -b sh-fallback
                             ~~~~~~~~~~~~~~
    `,
      config: { target: { kernel: '3.10' } },
    },
  ],
});
