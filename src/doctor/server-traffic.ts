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

/** Entries by the real server that they lead to, without templates. */
export function entriesByServer(connections: readonly Connection[]): ReadonlyMap<string, readonly Connection[]> {
  const found = new Map<string, Connection[]>();
  for (const each of connections) {
    if (isTemplate(each)) continue;
    const key = entryKey(each.protocol, each.virtual, each.virtualPort, each.destination, each.destinationPort);
    const known = found.get(key);
    if (known) known.push(each);
    else found.set(key, [each]);
  }
  return found;
}

/** The entries of one real server; entries of firewall marks cannot be distinguished. */
export function entriesFor(
  { service, server }: ServerTraffic,
  entries: ReadonlyMap<string, readonly Connection[]>,
): readonly Connection[] {
  const { key } = service;
  if (key.kind === 'fwmark') return [];
  return entries.get(entryKey(key.kind, key.address, key.port, server.address, server.port)) ?? [];
}

function entryKey(protocol: string, virtual: string, virtualPort: number, server: string, port: number): string {
  return `${protocol} ${endpointText(virtual, virtualPort)} ${endpointText(server, port)}`;
}

/** Whether a connection is one of this service. */
export function isOfService({ protocol, virtual, virtualPort }: Connection, { key }: ObservedService): boolean {
  if (key.kind === 'fwmark') return true;
  return protocol === key.kind && (key.port === 0 || key.port === virtualPort) && isSameAddress(virtual, key.address);
}
