import { defineRule } from '../rule.ts';
import { replacement } from '../settings.ts';

export default defineRule({
  id: 'LVS009',
  name: 'encoding',
  severity: 'error',
  summary: 'A byte order mark, a blank that is not ASCII, or text that is not UTF-8',
  why: 'Words are split at space, tab and carriage return only. A byte order mark makes the first line no command, and a no-break space glues two words together.',
  source: 'seen with ipvsadm 1.31',
  messages: {
    mark: 'a byte order mark begins the file',
    blank: '{name} does not separate words',
    foreign: 'bytes that are not UTF-8',
  },
  fix: 'safe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'encoding') return;
    const pattern = /[\u00a0\u0085\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\u000b\u000c\ufeff\ufffd]+/g;
    for (const found of line.text.matchAll(pattern)) {
      const at = { start: line.start + found.index, end: line.start + found.index + found[0].length };
      const code = found[0].charCodeAt(0);
      const isMark = code === 0xfeff && at.start === 0;
      if (code === 0xfffd) report('foreign', at, {});
      else if (isMark) report('mark', at, {}, { fix: replacement(at, '', 'safe') });
      else {
        const fix = replacement(at, code === 0xfeff || code === 0x2060 || code === 0x200b ? '' : ' ', 'safe');
        report('blank', at, { name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` }, { fix });
      }
    }
  },
  good: ['-A -t 192.0.2.1:80\t-s rr\r\n'],
  bad: ['\ufeff-A -t 192.0.2.1:80 -s rr\n', '-A -t 192.0.2.1:80\u00a0-s rr\n'],
});
