import { defineRule } from '../rule.ts';
import { contentOf, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS227',
  name: 'last-line-lost',
  severity: 'error',
  summary: 'A last line that is dropped silently',
  why: 'If the last line has no line feed and ends in two or more blanks, ipvsadm drops all of it, with exit status 0.',
  source: 'seen with ipvsadm 1.31',
  messages: { lost: 'this line is dropped: it ends in two blanks, without a line feed' },
  fix: 'safe',
  silentOnPlain: true,
  line(line, { report }) {
    if (line.fate !== 'lost') return;
    const content = contentOf(line);
    report('lost', content, {}, { fix: replacement({ start: content.end, end: line.end }, '\n', 'safe') });
  },
  good: ['-A -t 192.0.2.1:80 -s rr ', '-A -t 192.0.2.1:80 -s rr  \n'],
  bad: ['-A -t 192.0.2.1:80 -s rr  '],
});
