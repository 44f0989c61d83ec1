import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'LVS026',
  name: 'long-token',
  severity: 'error',
  summary: 'A word of more than 4096 bytes',
  why: 'ipvsadm cuts it into pieces of 4096 bytes, each a separate word, and the second piece belongs to no option.',
  source: 'seen with ipvsadm 1.31',
  messages: { long: 'this word of {length} bytes is cut into pieces of 4096' },
  silentOnPlain: true,
  command(line, { report }) {
    if (line.end - line.start <= 4096) return;
    const { words } = line;
    for (let at = 0; at < words.length; at++) {
      const first = words[at];
      let last = first;
      while (last && words[at + 1]?.start === last.end) last = words[++at];
      if (first && last && first !== last)
        report('long', { start: first.start, end: last.end }, { length: last.end - first.start });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [`-A -t 192.0.2.1:80 -s ${'r'.repeat(5000)}\n`],
});
