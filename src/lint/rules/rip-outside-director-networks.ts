import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';
import { serversOffNetworks } from '../line/off-networks.ts';

export default defineRule({
  id: 'LVS331',
  name: 'rip-outside-director-networks',
  severity: 'info',
  summary: "A NAT server outside the director's networks",
  why: 'With NAT, answers must go back through the director. A server in one of its networks can use it as its gateway; any other server needs a route through it. Needs `site.networks` in the configuration: without it this rule finds nothing.',
  source: 'ipvsadm(8) on masquerading; LVS-HOWTO, LVS-NAT',
  messages: { outside: '{address} is in none of the networks of the director: its answers need a route through it' },
  needs: 'networks',
  service({ servers }, { report, document }) {
    for (const { server, settled } of serversOffNetworks(servers, 'masquerade', document))
      report('outside', partOf(settled, 'real-server'), { address: server.address });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 172.16.0.1:80 -m
                       ~~~~~~~~~~~~~~~~
    `,
      config: { site: { networks: ['10.0.0.0/8'] } },
    },
  ],
});
