import { defineRule } from '../rule.ts';
import { contentOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS003',
  name: 'missing-command',
  severity: 'error',
  summary: 'A line without a command, with two commands, or with one that is not allowed in a file',
  why: 'ipvsadm -R stops at such a line: with status 255 when the first option is not a command, with 2 at a second command. No later line is read.',
  source: 'seen with ipvsadm 1.31',
  messages: {
    none: 'this line must begin with a command, such as -A or -a',
    second: "'{command}' is a second command on the line",
    restore: '-R is not allowed in the rules that -R reads',
  },
  refused(line, { report }) {
    const { reason, subject } = line.refused ?? { reason: null, subject: '' };
    if (reason === 'no-command') {
      if (line.text.includes('\0')) return;
      const restores = line.command?.name === 'restore';
      report(restores ? 'restore' : 'none', contentOf(line), {});
    } else if (reason === 'second-command') {
      const word = line.words.findLast(({ text }) => text === subject || text.startsWith(`${subject}=`));
      report('second', word ?? contentOf(line), { command: subject });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    192.0.2.1:80 rr
    ~~~~~~~~~~~~~~~
    `,
    `
    -t 192.0.2.1:80 -s rr
    ~~~~~~~~~~~~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -D
                       ~~
    `,
  ],
});
