import { endpointText } from '../domain/address.ts';
import { isSameAddress } from '../domain/host/same-address.ts';
import type { Connection, ObservedServer, ObservedService } from '../domain/observation.ts';
import { serverKeyText } from '../domain/server.ts';
import { serviceKeyText } from '../domain/service.ts';

/** A real server with its entries in the connection table; null if that is unknown. */
export interface ServerTraffic {
  readonly service: ObservedService;
  readonly server: ObservedServer;
  readonly name: string;
}

export function serverTraffic(services: readonly ObservedService[]): readonly ServerTraffic[] {
  return services.flatMap((service) =>
    service.servers.map((server) => ({
      service,
      server,
      name: `${serviceKeyText(service.key)} -> ${serverKeyText(server)}`,
    })),
  );
}

/** A template of persistence, which is not a connection. */
export function isTemplate({ sourcePort, state }: Connection): boolean {
  return sourcePort === 0 || state === 'NONE';
}

/** Whether both sides are done with a connection: its entry only waits for its timer. */
export function isOver({ state }: Connection): boolean {
  return /^(FIN_WAIT|TIME_WAIT|CLOSE|CLOSE_WAIT|LAST_ACK|SHUTDOWN_\w+|CLOSED)$/.test(state);
}

/** Entries by service and real server, `tcp 192.0.2.10:80 -> 10.0.0.2:80`, without templates. */
export function entriesByServer(connections: readonly Connection[]): ReadonlyMap<string, readonly Connection[]> {
  const found = new Map<string, Connection[]>();
  for (const each of connections) {
    if (isTemplate(each)) continue;
    const { protocol, virtual, virtualPort, destination, destinationPort } = each;
    const key = `${protocol} ${endpointText(virtual, virtualPort)} -> ${endpointText(destination, destinationPort)}`;
    const known = found.get(key);
    if (known) known.push(each);
    else found.set(key, [each]);
  }
  return found;
}

/** The real server to which a connection leads; the entries of firewall marks and of port 0 do not say more. */
export function serverOf(connection: Connection, services: readonly ObservedService[]): ObservedServer | undefined {
  return services
    .filter((service) => isOfService(connection, service))
    .flatMap(({ servers }) => servers)
    .find(
      ({ address, port }) =>
        isSameAddress(address, connection.destination) && (port === 0 || port === connection.destinationPort),
    );
}

/** Whether a connection is one of this service. */
export function isOfService({ protocol, virtual, virtualPort }: Connection, { key }: ObservedService): boolean {
  if (key.kind === 'fwmark') return true;
  return protocol === key.kind && (key.port === 0 || key.port === virtualPort) && isSameAddress(virtual, key.address);
}
