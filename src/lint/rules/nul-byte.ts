import { defineRule } from '../rule.ts';
import { replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS025',
  name: 'nul-byte',
  severity: 'error',
  summary: 'A NUL byte within a word',
  why: 'For ipvsadm the word ends at the NUL. What follows, up to the next blank, is dropped without a message.',
  source: 'seen with ipvsadm 1.31',
  messages: { nul: 'the rest of the word after this NUL byte is dropped' },
  fix: 'unsafe',
  silentOnPlain: true,
  line(line, { report }) {
    const at = line.kind === 'command' ? line.text.indexOf('\0') : -1;
    if (at < 0) return;
    const span = { start: line.start + at, end: line.start + at + 1 };
    report('nul', span, {}, { fix: replacement(span, '', 'unsafe') });
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: ['-A -t 192.0.2.1:80 -s rr\0xx\n'],
});
