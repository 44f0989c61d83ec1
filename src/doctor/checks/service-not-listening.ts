import { endpointText } from '../../domain/address.ts';
import { isSameAddress } from '../../domain/host/same-address.ts';
import { defineCheck } from '../host-check.ts';
import { serversOf } from '../scene.ts';

export default defineCheck({
  id: 'LVS610',
  name: 'service-not-listening',
  severity: 'error',
  roles: ['realserver'],
  reads: ['sockets'],
  needs: ['rules'],
  summary: 'A real server where no program listens for the service',
  why: 'Clients that are sent here are refused. With direct routing and tunnels the program must listen on the virtual address, or on every address, and on the port of the service; with masquerading on the address and port of the real server.',
  source: 'LVS-HOWTO, LVS-DR and LVS-NAT',
  *find(scene, { sockets }) {
    const said = new Set<string>();
    for (const { service, server } of serversOf(scene)) {
      const { key } = service;
      const protocol = key.kind === 'fwmark' ? 'tcp' : key.kind;
      if (server.port === 0 || key.kind === 'fwmark') continue;
      if (protocol === 'sctp') {
        yield { unknown: 'sockets of SCTP are not read' };
        continue;
      }
      const address = server.method === 'masquerade' ? server.address : key.address;
      const wanted = `${protocol} ${endpointText(address, server.port)}`;
      const near = sockets.filter((each) => each.protocol === protocol && each.port === server.port);
      const any = address.includes(':') ? ['::'] : ['0.0.0.0', '::'];
      const isServed = near.some((each) => any.includes(each.address) || isSameAddress(each.address, address));
      if (isServed || said.has(wanted)) continue;
      said.add(wanted);
      const elsewhere = near.map((each) => endpointText(each.address, each.port)).join(', ');
      yield {
        subject: wanted,
        message:
          elsewhere === '' ? `nothing listens on ${wanted}` : `the service listens on ${elsewhere}, not on ${wanted}`,
        evidence: elsewhere === '' ? `no ${protocol} socket on port ${server.port}` : `sockets: ${elsewhere}`,
        remedy: [`ss -ln${protocol[0] ?? ''}p sport = :${server.port}`],
      };
    }
  },
});
