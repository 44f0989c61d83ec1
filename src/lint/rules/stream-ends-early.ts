import { defineRule } from '../rule.ts';
import { lineRemoval } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS024',
  name: 'stream-ends-early',
  severity: 'error',
  summary: 'A help or version command, at which ipvsadm stops reading',
  why: '-h and -v print their text and exit with status 0: no later line is read, without any message.',
  source: 'seen with ipvsadm 1.31',
  messages: { ends: '{command} stops the reading here, with exit status 0' },
  fix: 'unsafe',
  silentOnPlain: true,
  command(line, { report }) {
    const { command } = line;
    if (command?.name !== 'help' && command?.name !== 'version') return;
    if (line.refused && line.refused.reason !== 'ends') return;
    report('ends', command, { command: command.typed }, { fix: lineRemoval(line, 'unsafe') });
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -v
    ~~
    -A -t 192.0.2.1:80 -s rr
    `,
  ],
});
