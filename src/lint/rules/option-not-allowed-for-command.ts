import { pieceOf } from '../line/setting-named.ts';
import { defineRule } from '../rule.ts';
import { contentOf, without } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS006',
  name: 'option-not-allowed-for-command',
  severity: 'error',
  summary: 'An option that does not go with the command',
  why: 'ipvsadm -R stops there. A weight belongs to a real server, a scheduler to a service, and -n to listings only.',
  source: 'ipvsadm 1.31, table of commands and options; seen',
  messages: {
    illegal: "'{option}' does not go with the command",
    conflict: 'these options of a listing exclude each other',
  },
  fix: 'unsafe',
  refused(line, { report }) {
    const { reason, subject } = line.refused ?? { reason: null, subject: '' };
    if (reason === 'list-conflict' || reason === 'list-options-conflict') report('conflict', contentOf(line), {});
    if (reason !== 'option-illegal') return;
    const setting = pieceOf(line, subject);
    const safety = subject === 'numeric' ? 'safe' : 'unsafe';
    const fix = without(line, setting, safety);
    report('illegal', setting ?? contentOf(line), { option: setting?.flag.text ?? subject }, { fix });
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -w 5
                             ~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr -n
                             ~~
    `,
  ],
});
