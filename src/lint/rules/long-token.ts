import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'LVS026',
  name: 'long-token',
  severity: 'error',
  summary: 'A word of more than 4096 bytes',
  why: 'The reader cuts it into pieces of 4096 bytes, each a word of its own; the second piece then belongs to nothing.',
  source: 'seen with ipvsadm 1.31',
  messages: { long: 'this word of {length} bytes is cut in pieces of 4096' },
  line(line, { report }) {
    if (line.kind !== 'command' || line.text.length * 3 <= 4096) return;
    for (const word of line.words) {
      const length = word.text.length > 1365 ? new TextEncoder().encode(word.text).length : 0;
      if (length > 4096) report('long', word, { length });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [`-A -t 192.0.2.1:80 -s ${'r'.repeat(5000)}\n`],
});
