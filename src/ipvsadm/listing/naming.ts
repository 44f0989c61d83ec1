import type { ListedConnection, ListedEndpoint, ListedService } from '../../domain/listed.ts';

/** Names instead of numbers, as `-L` shows them without `-n`; null if there is none. */
export interface Naming {
  hostName(address: string): string | null;
  /** Port names depend on the protocol; ports of a mark's real servers stay numbers. */
  portName(port: number, protocol: string): string | null;
}

export function named(services: readonly ListedService[], naming: Naming): readonly ListedService[] {
  return services.map((service) => {
    const { key, servers } = service;
    const protocol = key.kind;
    return {
      ...service,
      key: key.kind === 'fwmark' ? key : { kind: key.kind, ...namedEndpoint(key, protocol, naming) },
      servers: servers.map((server) => ({ ...server, ...namedEndpoint(server, protocol, naming) })),
    };
  });
}

export function namedConnection(connection: ListedConnection, naming: Naming): ListedConnection {
  const { protocol, source, virtual, destination } = connection;
  return {
    ...connection,
    source: namedEndpoint(source, protocol, naming),
    virtual: namedEndpoint(virtual, protocol, naming),
    destination: namedEndpoint(destination, protocol, naming),
  };
}

function namedEndpoint(endpoint: ListedEndpoint, protocol: string, naming: Naming): ListedEndpoint {
  const { address, port } = endpoint;
  const host = address === undefined ? null : naming.hostName(address);
  const name = port === undefined || protocol === 'fwmark' ? null : naming.portName(port, protocol);
  const bracketed = address?.includes(':') === true;
  return {
    ...endpoint,
    ...(host !== null && { host, ...(bracketed && { bracketed }) }),
    ...(name !== null && { portName: name }),
  };
}
