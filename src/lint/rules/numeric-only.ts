import { namesIn } from '../line/names-in-file.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'LVS412',
  name: 'numeric-only',
  severity: 'style',
  optIn: true,
  summary: 'A name instead of a number',
  why: 'LVS335 and LVS336 in one rule of style, for those who switch these off and still want a hint.',
  source: 'ipvsadm -S -n writes numbers only',
  messages: { name: "'{value}' contains a name" },
  silentOnPlain: true,
  command(line, { report }) {
    const names = namesIn(line);
    for (const { value } of line.settings) {
      const isNamed = names.some(({ start, end }) => value && value.start <= start && end <= value.end);
      if (value && isNamed) report('name', value, { value: value.text });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -t 192.0.2.1:http -s rr
          ~~~~~~~~~~~~~~
    `,
  ],
});
