import { defineRule } from '../rule.ts';
import { contentOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS022',
  name: 'missing-argument',
  severity: 'error',
  summary: 'An option without the value it needs',
  why: 'At the end of a line the value is missing, and the whole line is dropped with a message. Elsewhere the next word is taken as the value, whatever it is.',
  source: 'seen with ipvsadm 1.31',
  messages: { value: "'{option}' needs a value" },
  refused(line, { report }) {
    if (line.refused?.reason !== 'missing-argument') return;
    const option = line.refused.subject;
    report('value', line.words.findLast(({ text }) => text === option) ?? contentOf(line), { option });
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s
                       ~~
    `,
  ],
});
