import { followsFromAbove } from '../line/follows-from-above.ts';
import { defineRule } from '../rule.ts';
import { lineRemoval } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS020',
  name: 'non-rule-command',
  severity: 'warning',
  summary: 'A command that is not a rule',
  why: 'A rules file says with -A and -a which services there are. Other commands run in their turn: -C empties the table, -D and -d remove what may not exist, -L and -S print into the output of the restore. Such a file can lead to a different table each time. --set and --start-daemon belong in a rules file: save --settings writes them.',
  source: 'seen with ipvsadm 1.31',
  messages: { command: '{command} is not a rule: it {deed}' },
  fix: 'unsafe',
  silentOnPlain: true,
  command(line, { report, document }) {
    const deed = line.command && deeds[line.command.name];
    if (!deed || !line.command || (line.refused && !followsFromAbove(line, document))) return;
    report('command', line.command, { command: line.command.typed, deed }, { fix: lineRemoval(line, 'unsafe') });
  },
  good: [
    '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n',
    '--set 900 120 300\n--start-daemon master --mcast-interface eth0 --syncid 1\n',
  ],
  bad: [
    `
    -C
    ~~
    -A -t 192.0.2.1:80 -s rr
    `,
    `
    -A -t 192.0.2.1:80 -s rr
    -E -t 192.0.2.1:80 -s wrr
    ~~
    `,
  ],
});

const deeds: Readonly<Record<string, string>> = {
  'edit-service': 'replaces the settings of a service',
  'delete-service': 'deletes a service',
  'edit-server': 'replaces the settings of a real server',
  'delete-server': 'deletes a real server',
  flush: 'empties the table',
  zero: 'zeroes counters',
  'stop-daemon': 'stops a daemon',
  list: 'prints a listing',
  save: 'prints the table',
};
