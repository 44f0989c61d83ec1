import { nearest } from '../../domain/nearest.ts';
import { defineRule } from '../rule.ts';
import { longSpellings } from '../line/option-tables.ts';
import { contentOf, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS001',
  name: 'unknown-option',
  severity: 'error',
  summary: 'An option that ipvsadm does not know',
  why: 'The whole line is dropped with a message, and the lines after it are read. Unless it is the last line, the exit status is still 0.',
  source: 'seen with ipvsadm 1.31; abbreviations of long options are unknown too',
  messages: {
    unknown: "ipvsadm has no option '{option}'",
    meant: "ipvsadm has no option '{option}'; did you mean '{nearest}'?",
  },
  fix: 'unsafe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'unknown-option') return;
    const option = line.refused.subject;
    const word = line.words.find(({ text }) => text === option);
    const [typed = option] = option.split('=');
    const meant = typed.startsWith('--') ? nearest(typed, longSpellings) : null;
    if (meant === null) report('unknown', word ?? contentOf(line), { option });
    else {
      const fix = word ? replacement(word, `${meant}${option.slice(typed.length)}`, 'unsafe') : null;
      report('meant', word ?? contentOf(line), { option, nearest: meant }, { fix });
    }
  },
  good: ['-A -t 192.0.2.1:80 --scheduler rr'],
  bad: [
    `
    -A -t 192.0.2.1:80 --schedular rr
                       ~~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr -q
                             ~~
    `,
  ],
});
