import { defineRule } from '../rule.ts';
import { contentOf, methodSetting } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS343',
  name: 'ops-with-masquerading',
  severity: 'warning',
  summary: 'One-packet scheduling with a masqueraded server',
  why: 'With -o the director keeps no connection, so it cannot translate the answer. The answer leaves with the address of the real server, and the client drops it (20 of 20 answers). Direct routing and tunnels answer with the virtual address.',
  source: 'seen on Linux 6.1',
  messages: { answers: 'with -o the answers of {server} leave with its own address, not the virtual one' },
  service({ settings, servers, settled }, { report }) {
    if (!settings.onePacket) return;
    for (const { server, name, settled: line } of servers) {
      if (server.method !== 'masquerade') continue;
      const related = [{ message: '-o', line: settled }];
      report('answers', methodSetting(line) ?? contentOf(line), { server: name }, { related });
    }
  },
  good: [
    '-A -u 192.0.2.1:53 -s rr -o\n-a -u 192.0.2.1:53 -r 10.0.0.1:53 -g\n-a -u 192.0.2.1:53 -r 10.0.0.2:53 -i\n',
    '-A -u 192.0.2.1:53 -s rr\n-a -u 192.0.2.1:53 -r 10.0.0.1:53 -m\n',
  ],
  bad: [
    `
    -A -u 192.0.2.1:53 -s rr -o
    -a -u 192.0.2.1:53 -r 10.0.0.1:53 -m
                                      ~~
    `,
  ],
});
