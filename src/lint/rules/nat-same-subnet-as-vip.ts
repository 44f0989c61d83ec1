import { isInNetwork, readNetwork } from '../../domain/network.ts';
import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS333',
  name: 'nat-same-subnet-as-vip',
  severity: 'info',
  summary: 'A NAT server in the same network as its virtual address',
  why: 'A client in that network gets the answer directly from the server, from an address that it did not contact, and drops it. Needs `site.networks` in the configuration: without it this rule finds nothing.',
  source: 'LVS-HOWTO, LVS-NAT, on one network for clients and servers',
  messages: { same: '{address} is in the network of the service: answers to clients in {network} bypass the director' },
  needs: 'networks',
  service({ key, servers }, { report, document }) {
    if (key.kind === 'fwmark') return;
    const network = (document.site.networks ?? []).find((text) => {
      const read = readNetwork(text);
      return read !== null && isInNetwork(key.address, read);
    });
    const read = network === undefined ? null : readNetwork(network);
    if (network === undefined || read === null) return;
    for (const placed of servers) {
      const { server } = placed;
      if (server.method !== 'masquerade' || !isInNetwork(server.address, read)) continue;
      report('same', partOf(placed.settled, 'real-server'), {
        address: server.address,
        network,
      });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n'],
  bad: [
    {
      text: `
    -A -t 10.0.0.100:80 -s rr
    -a -t 10.0.0.100:80 -r 10.0.0.1:80 -m
                        ~~~~~~~~~~~~~~
    `,
      config: { site: { networks: ['10.0.0.0/24'] } },
    },
  ],
});
