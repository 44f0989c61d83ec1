import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';

import { sortedServers } from '../../ipvsadm/listing-order.ts';

export default defineRule({
  id: 'LVS223',
  name: 'restore-order-differs',
  severity: 'warning',
  summary: 'A hash scheduler whose servers are not in the order of a save',
  why: 'sh and dh fill their hash tables in the order of addition. ipvsadm -S sorts the servers by address, so a save and restore sends most clients to other servers.',
  source: 'seen on Linux 6.1: two thirds of the clients move with three servers',
  messages: {
    order: 'ipvsadm -S would save {server} before those above it; a restore remaps the clients of {scheduler}',
  },
  schedulers: ['sh', 'dh'],
  service({ settings, servers }, { report, document }) {
    if (servers.some(({ server }) => document.hosts.has(server.address))) return;
    const rank = new Map(sortedServers(servers.map(({ server }) => server)).map((server, index) => [server, index]));
    let highest = -1;
    for (const placed of servers) {
      const here = rank.get(placed.server) ?? 0;
      if (here < highest) {
        const at = partOf(placed.added, 'real-server');
        report('order', at, { server: placed.name, scheduler: settings.scheduler });
        return;
      }
      highest = here;
    }
  },
  good: [
    '-A -t 192.0.2.1:80 -s sh\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m\n',
    '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s sh
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m
                       ~~~~~~~~~~~~~~
    `,
  ],
});
