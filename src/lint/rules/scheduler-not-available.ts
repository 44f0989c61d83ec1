import { schedulerFacts } from '../../domain/schedulers.ts';
import { defineRule } from '../rule.ts';
import { settingOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS105',
  name: 'scheduler-not-available',
  severity: 'error',
  summary: 'A scheduler that the target kernel does not have',
  why: 'The kernel refuses the service. fo came with Linux 3.13, ovf with 4.3, mh with 4.18, twos with 6.2; the kernel of Debian 12 (6.1) has all but twos.',
  source: 'twos: seen missing on Linux 6.1; the others: history of net/netfilter/ipvs',
  messages: { kernel: "'{name}' came with Linux {since}; the target is {kernel}" },
  refused(line, { report, document }) {
    if (line.refused?.reason !== 'scheduler-not-found') return;
    const value = settingOf(line, 'scheduler')?.value;
    const since = value && schedulerFacts(value.text)?.since;
    if (since) report('kernel', value, { name: value.text, since, kernel: document.target.kernel ?? '6.1' });
  },
  good: ['-A -t 192.0.2.1:80 -s ovf'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s twos
                          ~~~~
    `,
  ],
});
