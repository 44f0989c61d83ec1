import { defineRule } from '../rule.ts';
import { removalOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS407',
  name: 'no-program-prefix',
  severity: 'style',
  summary: 'The word ipvsadm at the beginning of a line',
  why: 'ipvsadm -R drops it, and a save does not write it.',
  source: 'seen with ipvsadm 1.31',
  messages: { prefix: 'the word ipvsadm is not needed here' },
  fix: 'safe',
  silentOnPlain: true,
  command(line, { report }) {
    if (line.fate !== 'taken' || !line.text.includes('ipvsadm')) return;
    for (const word of line.words) {
      if (word.text !== 'ipvsadm') continue;
      report('prefix', word, {}, { fix: { safety: 'safe', edits: [removalOf(line, word)] } });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    ipvsadm -A -t 192.0.2.1:80 -s rr
    ~~~~~~~
    `,
  ],
});
