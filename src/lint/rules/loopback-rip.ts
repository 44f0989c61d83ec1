import { isLoopback } from '../line/address-kind.ts';
import type { RealServer } from '../../domain/server.ts';
import { type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import { isInNetwork, readNetwork } from '../../domain/network.ts';
import { defineRule } from '../rule.ts';
import { partOf } from '../line/line-settings.ts';
import type { LintDocument } from '../lint-document.ts';

export default defineRule({
  id: 'LVS328',
  name: 'loopback-rip',
  severity: 'warning',
  summary: 'A server at an address of the director',
  why: 'The director itself serves these connections. With NAT the kernel drops packets from other machines that would be translated to a loopback address: their clients get no answer. With -g or -i, and with any other address of the director (`site.directors` in the configuration), it delivers the packets locally, and a program must listen there.',
  source: 'taken: seen on Linux 6.1; ip_vs_nat_xmit ("stopping DNAT to loopback address"), ip_vs_send_or_cont',
  messages: {
    dropped:
      'connections from other machines are dropped: NAT to the loopback address {address} works only from the director itself',
    local: '{address} is the director itself: a program must listen there',
  },
  service({ key, servers }, { report, document }) {
    const own = (document.site.directors ?? []).map(readNetwork).filter((network) => network !== null);
    for (const placed of servers) {
      const { server } = placed;
      const { address, method } = server;
      const isOwn = own.some((network) => isInNetwork(address, network));
      if ((!isLoopback(address) && !isOwn) || isService(server, key, document)) continue;
      const at = partOf(placed.settled, 'real-server');
      if (isLoopback(address) && method === 'masquerade') report('dropped', at, { address });
      else report('local', at, { address }, { severity: 'info' });
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

/** Other rules report a server that is a service too. */
function isService({ address, port }: RealServer, key: ServiceKey, document: LintDocument): boolean {
  if (key.kind !== 'fwmark' && address === key.address) return true;
  const kind = key.kind === 'fwmark' ? 'tcp' : key.kind;
  return (
    document.byAddress[kind].get(address) !== undefined && document.named.has(serviceKeyText({ kind, address, port }))
  );
}
