import { defineRule } from '../rule.ts';
import { replacement } from '../line/line-settings.ts';
import { typographicWords } from '../line/typographic.ts';

export default defineRule({
  id: 'LVS030',
  name: 'typographic-characters',
  severity: 'error',
  summary: 'A long dash instead of a hyphen, or curly quotes',
  why: 'Word processors, wikis and chat programs turn - and -- into dashes, and straight quotes into curly ones. For ipvsadm such a word is not an option, and the quotes are part of the word.',
  source: 'seen with ipvsadm 1.31',
  messages: {
    dash: "'{word}' begins with {code}, which is not a hyphen",
    quote: "'{word}' contains {code}, which ipvsadm takes as part of the word",
  },
  fix: 'safe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'typographic') return;
    for (const { kind, word, code, plain } of typographicWords(line.words)) {
      report(kind, word, { word: word.text, code }, { fix: replacement(word, plain, 'safe') });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -t 192.0.2.1:80 \u2013s rr
                       ~~
    `,
    `
    -A -t 192.0.2.1:80 \u2014scheduler rr
                       ~~~~~~~~~~
    `,
    `
    \u2013A -t 192.0.2.1:80 -s rr
    ~~
    `,
    `
    -A -t \u201c192.0.2.1:80\u201d -s rr
          ~~~~~~~~~~~~~~
    `,
  ],
});
