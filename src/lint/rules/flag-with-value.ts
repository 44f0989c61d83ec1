import { defineRule } from '../rule.ts';
import { contentOf, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS023',
  name: 'flag-with-value',
  severity: 'error',
  summary: 'A value for an option that takes none',
  why: 'The whole line is dropped with a message, and the lines after it are read.',
  source: 'seen with ipvsadm 1.31',
  messages: { value: "'{option}' gives a value to an option that takes none" },
  fix: 'unsafe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'flag-with-value') return;
    const option = line.refused.subject;
    const word = line.words.find(({ text }) => text === option);
    const bare = option.replace(/=.*$/s, '');
    const fix = word ? replacement(word, bare, 'unsafe') : null;
    report('value', word ?? contentOf(line), { option }, { fix });
  },
  good: ['-A -u 192.0.2.1:53 -s rr -o'],
  bad: [
    `
    -A -u 192.0.2.1:53 -s rr -o=1
                             ~~~~
    `,
  ],
});
