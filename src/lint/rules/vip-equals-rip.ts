import { partOf } from '../line/line-settings.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'LVS326',
  name: 'vip-equals-rip',
  severity: 'info',
  summary: 'A server with the same address as its service',
  why: 'The director itself serves these connections: the kernel delivers the packets locally. With NAT the program must listen on the port of the server, otherwise on the port of the service. This works where the director has the virtual address, and is often intended, for example for a sorry page.',
  source: 'seen on Linux 6.1 under NAT; __ip_vs_get_out_rt and ip_vs_send_or_cont',
  messages: { self: '{server} is served by the director itself: a program must listen there on port {port}' },
  service({ key, servers }, { report }) {
    if (key.kind === 'fwmark') return;
    for (const placed of servers) {
      const { server } = placed;
      if (server.address !== key.address) continue;
      const port = server.method === 'masquerade' && server.port !== 0 ? server.port : key.port;
      report('self', partOf(placed.settled, 'real-server'), { server: placed.name, port });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 192.0.2.1:8080 -m
                       ~~~~~~~~~~~~~~~~~
    `,
  ],
});
