import { endpointText } from '../domain/address.ts';
import { networkText } from '../domain/network.ts';
import type { Connection } from '../domain/observation.ts';
import type { RowId } from '../live/identity.ts';

export type ConnectionRow = ConnectionLine | ConnectionGroup;

export interface ConnectionLine {
  readonly kind: 'connection';
  readonly id: RowId;
  readonly connection: Connection;
  readonly client: string;
  /** The row of its real server. */
  readonly server: RowId;
  /** The head that it is below; null if connections are not grouped. */
  readonly group: RowId | null;
}

/** What connections have in common. */
export interface ConnectionGroup {
  readonly kind: 'group';
  readonly id: RowId;
  readonly name: string;
  readonly size: number;
  readonly folded: boolean;
}

/** What connections can be grouped by. */
export const groupings = ['network', 'server', 'service', 'state'] as const;

export function groupOf(connection: Connection, grouping: string): string {
  switch (grouping) {
    case 'network':
      return clientNetwork(connection.source);
    case 'server':
      return endpointText(connection.destination, connection.destinationPort);
    case 'service':
      return `${connection.protocol.toUpperCase()} ${endpointText(connection.virtual, connection.virtualPort)}`;
    default:
      return stateWord(connection);
  }
}

/** The /24 of an IPv4 client, the /64 of an IPv6 client. */
export function clientNetwork(address: string): string {
  return networkText(address, { inet: 24, inet6: 64 });
}

/** What a filter searches, in lower case. */
export function connectionText(row: ConnectionRow): string {
  if (row.kind === 'group') return row.name.toLowerCase();
  const { protocol, virtual, virtualPort, destination, destinationPort } = row.connection;
  return `${row.client} ${endpointText(virtual, virtualPort)} ${endpointText(destination, destinationPort)} ${protocol} ${stateWord(row.connection)}`.toLowerCase();
}

export function stateWord({ sourcePort, state }: Connection): string {
  return sourcePort === 0 ? 'persistent' : state;
}
