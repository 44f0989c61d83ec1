import { endpointText } from '../domain/address.ts';
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
  /** The head that it is below; null where connections are not grouped. */
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
      return networkOf(connection.source);
    case 'server':
      return endpointText(connection.destination, connection.destinationPort);
    case 'service':
      return `${connection.protocol.toUpperCase()} ${endpointText(connection.virtual, connection.virtualPort)}`;
    default:
      return connection.sourcePort === 0 ? 'persistent' : connection.state;
  }
}

/** The /24 of an IPv4 client, the /64 of an IPv6 client. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return `${address.slice(0, address.lastIndexOf('.'))}.0/24`;
  const [head = '', tail = ''] = address.split('::');
  const [before, after] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const words = [...before, ...(address.includes('::') ? zeros : []), ...after].slice(0, 4);
  while (words.length > 1 && words.at(-1) === '0') words.pop();
  return `${words.join(':')}::/64`;
}
