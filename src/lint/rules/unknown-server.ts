import { followsFromAbove } from '../line/follows-from-above.ts';
import { namedService } from '../line/named.ts';
import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS120',
  name: 'unknown-server',
  severity: 'error',
  summary: 'An edit or a deletion of a real server that does not exist',
  why: 'The kernel answers "No such destination" and the line is skipped. An edit without -m means direct routing, where the port of the service replaces the one that is written; a deletion must name the port that the table has.',
  source: 'seen with ipvsadm 1.31 on Linux 6.1',
  messages: { unknown: '{server} is not a server of {service} at this line' },
  refused(line, { report, document }) {
    if (line.refused?.reason !== 'no-such-server' || followsFromAbove(line, document)) return;
    const data = { server: line.refused.server ?? 'it', service: namedService(line) ?? 'the service' };
    report('unknown', partOf(line, 'real-server'), data);
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:81 -m\n-e -t 192.0.2.1:80 -r 10.0.0.1:81 -m -w 2\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:81 -m
    -e -t 192.0.2.1:80 -r 10.0.0.1:81 -w 2
                       ~~~~~~~~~~~~~~
    `,
  ],
});
