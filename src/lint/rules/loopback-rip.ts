import { isLoopback } from '../line/address-kind.ts';
import { isInNetwork, readNetwork } from '../../domain/network.ts';
import { defineRule } from '../rule.ts';
import { partOf } from '../line/settings.ts';

export default defineRule({
  id: 'LVS328',
  name: 'loopback-rip',
  severity: 'warning',
  summary: 'A server at an address of the director',
  why: 'The kernel takes it, but under direct routing and NAT only the director itself can be meant, and packets from outside with such a destination are dropped as martians. The addresses that the configuration gives to the director are looked at too.',
  source: 'taken: seen on Linux 6.1; ip_route_input_slow',
  messages: { loopback: '{address} is the director itself' },
  service({ servers }, { report, sheet }) {
    const own = (sheet.site.directors ?? []).map(readNetwork).filter((network) => network !== null);
    for (const placed of servers) {
      const { server } = placed;
      const isOwn = own.some((network) => isInNetwork(server.address, network));
      if (!isLoopback(server.address) && !isOwn) continue;
      report('loopback', partOf(placed.settled, 'real-server'), {
        address: server.address,
      });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 127.0.0.1:8080 -m
                       ~~~~~~~~~~~~~~~~~
    `,
    {
      text: `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.254:8080 -m
                       ~~~~~~~~~~~~~~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.1:8080 -m
    `,
      config: { site: { directors: ['10.0.0.254'] } },
    },
  ],
});
