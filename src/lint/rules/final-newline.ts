import { defineRule, type TextEdit } from '../rule.ts';
import { replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS411',
  name: 'final-newline',
  severity: 'style',
  summary: 'A last line without a line feed, or lines that end in CR LF',
  why: 'ipvsadm reads both. But a line appended to one without a line feed becomes part of it, and if such a line ends in two blanks, it is lost.',
  source: 'seen with ipvsadm 1.31',
  messages: {
    missing: 'the last line has no line feed',
    carriage: 'lines end in CR LF: this is the first of {count}',
  },
  fix: 'safe',
  file(document, { report }) {
    const last = document.lines.get(document.lines.length - 1);
    const end = document.text.length;
    const unfinished = end > 0 && !document.text.endsWith('\n') && last;
    const edits = carriagesOf(document.text);
    const [first] = edits;
    if (first) report('carriage', first, { count: edits.length }, { fix: { safety: 'safe', edits } });
    if (!unfinished || last.fate === 'lost') return;
    report('missing', { start: end, end }, {}, { fix: replacement({ start: end, end }, '\n', 'safe') });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n'],
  bad: ['-A -t 192.0.2.1:80 -s rr', '-A -t 192.0.2.1:80 -s rr\r\n-A -t 192.0.2.2:80 -s rr\r\n'],
});

/** Removes every CR right before a line feed. */
function carriagesOf(text: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) {
    edits.push({ start: at, end: at + 1, text: '' });
  }
  return edits;
}
