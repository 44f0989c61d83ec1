import { defineRule } from '../rule.ts';
import { replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS403',
  name: 'single-spaces',
  severity: 'style',
  summary: 'More than one blank between words, or blanks at the ends of a line',
  why: 'Blanks have no meaning here, but lines that differ only in blanks look different to every other tool.',
  source: 'ipvsadm 1.31, the form of -S',
  messages: {
    between: 'one space is enough',
    end: 'blanks at the end of the line',
    begin: 'blanks at the beginning of the line',
  },
  fix: 'safe',
  silentOnPlain: true,
  command(line, { report }) {
    if (line.fate !== 'taken') return;
    const text = line.text.endsWith('\r') ? line.text.slice(0, -1) : line.text;
    for (const found of text.matchAll(/[ \t]{2,}|\t|^[ \t]|[ \t]$/g)) {
      const at = { start: line.start + found.index, end: line.start + found.index + found[0].length };
      if (found.index === 0) report('begin', at, {}, { fix: replacement(at, '', 'safe') });
      else if (found.index + found[0].length === text.length)
        report('end', at, {}, { fix: replacement(at, '', 'safe') });
      else report('between', at, {}, { fix: replacement(at, ' ', 'safe') });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A  -t 192.0.2.1:80   -s rr
      ~~               ~~~
    `,
    '-A -t 192.0.2.1:80 -s rr \n',
  ],
});
