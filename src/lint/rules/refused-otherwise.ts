import { defineRule } from '../rule.ts';
import { contentOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS029',
  name: 'refused-otherwise',
  severity: 'error',
  summary: 'A line that ipvsadm refuses, for a reason that no other rule covers',
  why: 'Every line that ipvsadm refuses is reported. If no rule knows the reason, this one repeats what ipvsadm says.',
  source: 'ipvsadm 1.31',
  messages: { said: "ipvsadm says '{said}'" },
  refused(line, { report }) {
    const { reason, said = '' } = line.refused ?? {};
    if (reason === 'endless') report('said', contentOf(line), { said });
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [],
});
