import { defineRule } from '../rule.ts';
import { replacement } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS415',
  name: 'joined-forms',
  severity: 'style',
  summary: 'An option and its value in one word, or several options in one',
  why: 'ipvsadm accepts -p600, -p=600, --persistent=600, -srr and -At. A save writes separate words.',
  source: 'seen with ipvsadm 1.31',
  messages: { joined: "'{word}' joins an option and its value", cluster: "'{word}' joins several options" },
  fix: 'safe',
  silentOnPlain: true,
  command(line, { report }) {
    if (line.fate !== 'taken') return;
    for (const { flag, value, clustered, start, end } of line.settings) {
      if (clustered) {
        const word = line.words.find((each) => each.start <= start && start < each.end);
        const first = line.settings.find(
          (each) => each.clustered && word && each.start >= word.start && each.start < word.end,
        );
        if (word && first?.start === start) report('cluster', word, { word: word.text });
        continue;
      }
      const between = value ? line.text.slice(flag.end - line.start, value.start - line.start) : ' ';
      if (value === null || (between !== '' && between !== '=')) continue;
      const at = { start: flag.end, end: value.start };
      const word = line.text.slice(start - line.start, end - line.start);
      report('joined', { start, end }, { word }, { fix: value.text === '' ? null : replacement(at, ' ', 'safe') });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p 600'],
  bad: [
    `
    -A -t 192.0.2.1:80 -srr -p600
                       ~~~~ ~~~~~
    `,
    `
    -A -t 192.0.2.1:80 --scheduler=rr
                       ~~~~~~~~~~~~~~
    `,
    `
    -At 192.0.2.1:80 -s rr
    ~~~
    `,
  ],
});
