import { defineRule } from '../rule.ts';
import { contentOf, removalOf, replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS007',
  name: 'unexpected-argument',
  severity: 'error',
  summary: 'A word that belongs to no option, or quotes',
  why: 'ipvsadm -R stops at a stray word. It is not a shell: quotes, backslashes and semicolons are part of their word, so a quoted address is not an address and a quoted scheduler is unknown to the kernel. The word ipvsadm is dropped, a path such as /sbin/ipvsadm is not.',
  source: 'seen with ipvsadm 1.31',
  messages: {
    stray: "'{word}' belongs to no option",
    program: "'{word}' is not dropped; only the bare word ipvsadm is",
    quotes: 'the quotes around {word} are taken as part of the word',
  },
  fix: 'safe',
  refused(line, { report }) {
    const { reason, subject } = line.refused ?? { reason: null, subject: '' };
    if (reason === 'quoted') {
      for (const word of line.words.filter(({ text }) => isQuoted(text))) {
        report('quotes', word, { word: word.text }, { fix: replacement(word, word.text.replace(/['"]/g, ''), 'safe') });
      }
    }
    if (reason !== 'unexpected-argument') return;
    const values = new Set(line.settings.map(({ value }) => value?.start));
    const word = line.words.find(({ text, start }) => text === subject && !values.has(start));
    const isProgram = subject.endsWith('/ipvsadm');
    const fix = word && isProgram ? { safety: 'safe' as const, edits: [removalOf(line, word)] } : null;
    report(isProgram ? 'program' : 'stray', word ?? contentOf(line), { word: subject }, { fix });
  },
  good: ['ipvsadm -A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr wrr
                             ~~~
    `,
    `
    /sbin/ipvsadm -A -t 192.0.2.1:80 -s rr
    ~~~~~~~~~~~~~
    `,
    `
    -A -t "192.0.2.1:80" -s rr
          ~~~~~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s 'rr'
                          ~~~~
    `,
  ],
});

function isQuoted(text: string): boolean {
  return /^(['"]).*\1$/s.test(text) || /=(['"]).*\1$/s.test(text);
}
