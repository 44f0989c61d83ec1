import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';
import { serversOffNetworks } from '../line/off-networks.ts';

export default defineRule({
  id: 'LVS332',
  name: 'dr-rip-off-link',
  severity: 'info',
  summary: "A direct-routing server outside the director's networks",
  why: 'Direct routing sends the frame to the MAC address of the server, which must be in the same segment. A router between the two would send the packet back to the virtual address. Needs `site.networks` in the configuration: without it this rule finds nothing.',
  source: 'ipvsadm(8) on gatewaying; LVS-HOWTO, LVS-DR',
  messages: { off: '{address} is in none of the networks of the director: direct routing cannot reach it' },
  needs: 'networks',
  service({ servers }, { report, document }) {
    for (const { server, settled } of serversOffNetworks(servers, 'route', document))
      report('off', partOf(settled, 'real-server'), { address: server.address });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 172.16.0.1:80 -g
                       ~~~~~~~~~~~~~~~~
    `,
      config: { site: { networks: ['10.0.0.0/8'] } },
    },
  ],
});
