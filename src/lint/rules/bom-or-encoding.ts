import { foreignBlanks, foreignBytes } from '../line/foreign-blanks.ts';
import { defineRule } from '../rule.ts';
import { replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS009',
  name: 'bom-or-encoding',
  severity: 'error',
  summary: 'A byte order mark, a blank that is not ASCII, or text that is not UTF-8',
  why: 'Words are split at space, tab and carriage return only. A byte order mark spoils the command on the first line, and a no-break space joins two words into one.',
  source: 'seen with ipvsadm 1.31',
  messages: {
    mark: 'the file begins with a byte order mark',
    blank: '{name} does not separate words',
    foreign: 'these bytes are not UTF-8',
  },
  fix: 'safe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'encoding') return;
    const foreign = foreignBytes(line.text);
    if (foreign >= 0) report('foreign', { start: line.start + foreign, end: line.start + foreign + 1 }, {});
    for (const { index, length, code } of foreignBlanks(line.text)) {
      const at = { start: line.start + index, end: line.start + index + length };
      const isMark = code === 0xfeff;
      const fix = replacement(at, isMark || code === 0x2060 || code === 0x200b ? '' : ' ', 'safe');
      if (isMark && at.start === 0) report('mark', at, {}, { fix });
      else report('blank', at, { name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` }, { fix });
    }
  },
  good: ['-A -t 192.0.2.1:80\t-s rr\r\n'],
  bad: ['\ufeff-A -t 192.0.2.1:80 -s rr\n', '-A -t 192.0.2.1:80\u00a0-s rr\n'],
});
