import { schedulerFacts } from '../../domain/schedulers.ts';
import { defineRule } from '../rule.ts';
import { settingOf, valueOf, without, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS115',
  name: 'unknown-persistence-engine',
  severity: 'error',
  summary: 'A persistence engine that no kernel has',
  why: 'The only one is sip, in the module ip_vs_pe_sip. With any other name the kernel refuses the service.',
  source: 'seen with ipvsadm 1.31 on Linux 6.1',
  messages: { engine: "the kernel has no persistence engine '{name}'" },
  fix: 'unsafe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'scheduler-not-found') return;
    const scheduler = valueOf(line, 'scheduler');
    const setting = settingOf(line, 'pe');
    const value = setting?.value;
    if (!value || value.text === 'sip' || !mayBeThere(scheduler)) return;
    const fix =
      value.text.toLowerCase() === 'sip' ? replacement(value, 'sip', 'unsafe') : without(line, setting, 'unsafe');
    report('engine', value, { name: value.text }, { fix });
  },
  good: ['-A -u 192.0.2.1:5060 -s rr -p 60 --pe sip'],
  bad: [
    `
    -A -u 192.0.2.1:5060 -s rr -p 60 --pe http
                                          ~~~~
    `,
  ],
});

/** Whether the kernel can have the scheduler, so that the engine is the reason for the refusal. */
function mayBeThere(scheduler: string | null): boolean {
  if (!scheduler || scheduler === 'none') return true;
  return (schedulerFacts(scheduler)?.ipvsadmSince ?? null) !== null;
}
