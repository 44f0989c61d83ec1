import { familyOf } from '../../domain/address.ts';
import { serviceFamily } from '../../domain/service.ts';
import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS334',
  name: 'mixed-family-tunnel',
  severity: 'info',
  summary: 'A tunnel from one address family to the other',
  why: 'It works, but its connections cannot be synchronised: no synchronisation daemon starts while such a server exists.',
  source: 'seen on Linux 6.1; ip_vs_add_dest, ip_vs_genl_new_daemon',
  messages: { mixed: '{server} is of another family than its service: no synchronisation daemon can run' },
  service({ key, servers }, { report }) {
    const family = serviceFamily(key);
    for (const placed of servers) {
      const { server } = placed;
      if (familyOf(server.address) === family) continue;
      report('mixed', partOf(placed.settled, 'real-server'), { server: placed.name });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -i\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r [2001:db8::1]:80 -i
                       ~~~~~~~~~~~~~~~~~~~
    `,
  ],
});
