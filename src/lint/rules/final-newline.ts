import { defineRule } from '../rule.ts';
import { replacement } from '../settings.ts';

export default defineRule({
  id: 'LVS411',
  name: 'final-newline',
  severity: 'style',
  summary: 'A last line without a line feed, or lines that end in CR LF',
  why: 'ipvsadm reads both, but a line that is appended to an unfinished one becomes part of it, and two blanks at such an end lose the line.',
  source: 'seen with ipvsadm 1.31',
  messages: { missing: 'the last line has no line feed', carriage: 'the line ends in CR LF' },
  fix: 'safe',
  file(sheet, { report }) {
    const last = sheet.lines.at(-1);
    const end = sheet.text.length;
    const unfinished = end > 0 && !sheet.text.endsWith('\n') && last;
    for (const line of sheet.text.includes('\r') ? sheet.lines : []) {
      if (!line.text.endsWith('\r')) continue;
      const at = { start: line.end - 1, end: line.end };
      report('carriage', at, {}, { fix: replacement(at, '', 'safe') });
    }
    if (!unfinished || last.fate === 'lost') return;
    report('missing', { start: end, end }, {}, { fix: replacement({ start: end, end }, '\n', 'safe') });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n'],
  bad: ['-A -t 192.0.2.1:80 -s rr', '-A -t 192.0.2.1:80 -s rr\r\n'],
});
