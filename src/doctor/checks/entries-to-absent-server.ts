import { endpointText } from '../../domain/address.ts';
import { plainAddress } from '../../domain/host/same-address.ts';
import type { Connection, ObservedService } from '../../domain/observation.ts';
import { defineCheck } from '../host-check.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';
import { isOver, isTemplate } from '../server-traffic.ts';

export default defineCheck({
  id: 'LVS703',
  name: 'entries-to-absent-server',
  severity: 'warning',
  roles: ['director'],
  reads: [],
  needs: ['live', 'connections'],
  summary: 'Connections to a real server that is no longer in the table',
  why: 'Their packets are dropped. With expire_nodest_conn 0 this continues until they time out, 15 minutes for TCP; with 1 the next packet ends the connection and the client can connect again.',
  source: 'ip_vs_core.c of Linux; ipvs-sysctl.rst',
  *find({ live, connections }) {
    const isKnown = knownServers(live?.services ?? []);
    const lost = new Map<string, number>();
    for (const each of connections ?? []) {
      if (isTemplate(each) || isOver(each) || isKnown(each)) continue;
      const name = endpointText(each.destination, each.destinationPort);
      lost.set(name, (lost.get(name) ?? 0) + 1);
    }
    for (const [name, count] of lost) {
      yield {
        subject: name,
        message: `${count} ${count === 1 ? 'connection leads' : 'connections lead'} to ${name}, which is in no service`,
        evidence: `ipvsadm -Lnc: ${count} ${count === 1 ? 'entry' : 'entries'} to ${name}`,
        ...sysctlRemedy(['net/ipv4/vs/expire_nodest_conn', 1]),
      };
    }
  },
});

/** Whether a service that may have made a connection still has its real server; a server of port 0 has every port. */
function knownServers(services: readonly ObservedService[]): (connection: Connection) => boolean {
  const known = new Set<string>();
  for (const { key, servers } of services) {
    const service = key.kind === 'fwmark' ? 'mark' : `${key.kind} ${plainAddress(key.address)} ${key.port}`;
    for (const { address, port } of servers) {
      known.add(`${service} ${plainAddress(address)} ${key.kind === 'fwmark' ? 0 : port}`);
    }
  }
  return ({ protocol, virtual, virtualPort, destination, destinationPort }) => {
    const place = `${protocol} ${plainAddress(virtual)}`;
    const made = ['mark', `${place} ${virtualPort}`, `${place} 0`];
    const server = plainAddress(destination);
    return made.some((each) => known.has(`${each} ${server} ${destinationPort}`) || known.has(`${each} ${server} 0`));
  };
}
