import { isCommandWord } from '../line/named.ts';
import { defineRule } from '../rule.ts';
import { removalOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS002',
  name: 'command-not-first',
  severity: 'error',
  summary: 'An option before the command',
  why: 'The first option of a line must be the command, such as -A or -a. Otherwise ipvsadm -R ends with status 255 and no later line is read.',
  source: 'seen with ipvsadm 1.31',
  messages: { later: "'{command}' must be the first option of the line" },
  fix: 'safe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'command-not-first') return;
    const command = line.words.find(({ text }) => isCommandWord(text));
    const first = line.words.find(({ text }) => text !== 'ipvsadm');
    if (!command || !first) return;
    const edits = [removalOf(line, command), { start: first.start, end: first.start, text: `${command.text} ` }];
    report('later', command, { command: command.text }, { fix: { safety: 'safe', edits } });
  },
  good: ['-A -t 192.0.2.1:80 -s rr', 'ipvsadm -A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -t 192.0.2.1:80 -A -s rr
                    ~~
    `,
  ],
});
