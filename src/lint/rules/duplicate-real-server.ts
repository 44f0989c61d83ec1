import { namedService } from '../line/named.ts';
import { defineRule } from '../rule.ts';
import { contentOf, lineRemoval } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS102',
  name: 'duplicate-real-server',
  severity: 'error',
  summary: 'A real server is added a second time',
  why: 'The kernel answers "Destination already exists" and keeps the first one. With direct routing and tunnels a server always gets the port of the service, so servers that differ only in their ports are the same.',
  source: 'seen with ipvsadm 1.31 on Linux 6.1; ip_vs_add_dest',
  messages: { again: '{server} is already a server of {service}; this line is skipped' },
  fix: 'unsafe',
  refused(line, { report }) {
    if (line.refused?.reason !== 'server-exists') return;
    const { conflict, server } = line.refused;
    const related = conflict ? [{ message: 'first added', line: conflict }] : [];
    const data = { server: server ?? 'this', service: namedService(line) ?? 'the service' };
    report('again', contentOf(line), data, { related, fix: lineRemoval(line, 'unsafe') });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n-a -t 192.0.2.1:80 -r 10.0.0.1:81 -m\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -g
    -a -t 192.0.2.1:80 -r 10.0.0.1:8080 -g
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    `,
  ],
});
