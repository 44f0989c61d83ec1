import { defineCheck } from '../host-check.ts';
import { entriesByServer, serverOf } from '../server-traffic.ts';

export default defineCheck({
  id: 'LVS701',
  name: 'server-silent',
  severity: 'error',
  roles: ['director'],
  reads: [],
  needs: ['connections'],
  summary: 'Connections to a real server stay in SYN_RECV',
  why: 'The director saw the first packet of the client and nothing after it: the answer of the real server does not arrive. The service is down or does not listen on the virtual address, the virtual address is missing there, a firewall drops the packets, or the replies take a wrong route.',
  source: 'ip_vs_proto_tcp.c of Linux; LVS-HOWTO',
  *find({ live, connections }) {
    for (const [name, own] of entriesByServer(connections ?? [])) {
      const [first] = own;
      const waiting = own.filter(({ state }) => state === 'SYN_RECV').length;
      if (first?.protocol !== 'tcp' || waiting < 2 || waiting * 2 < own.length) continue;
      const server = live && serverOf(first, live.services);
      if (server === undefined) continue;
      const { destination: address, destinationPort: port } = first;
      yield {
        subject: name,
        message: `${waiting} of ${own.length} connections to ${address} wait for its answer`,
        evidence: `ipvsadm -Lnc: ${waiting} entries in SYN_RECV`,
        remedy: [
          ...(server === null || server.method === 'masquerade' ? [`on ${address}: ip route get CLIENT`] : []),
          ...(server?.method === 'masquerade' ? [] : [`on ${address}: ip address show dev lo`]),
          `on ${address}: ss -ltn sport = :${port}`,
          `lvsrules doctor --realserver ssh://${address}`,
        ],
        ...(waiting < own.length && { severity: 'warning' as const }),
      };
    }
  },
});
