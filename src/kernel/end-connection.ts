import type { Connection } from '../domain/observation.ts';
import { clientKey, clientOf, findConnection } from './connection-table.ts';
import { close } from './connections.ts';
import type { IpvsState } from './ipvs-state.ts';
import type { LiveConnection } from './live-connection.ts';
import { listed } from './observe.ts';

/** The key of an entry in the connection table. */
export type ConnectionName = Omit<Connection, 'expires' | 'state' | 'engine' | 'engineData'>;

/**
 * Ends an entry that a real kernel no longer has, whatever its timer says. Returns the milliseconds that its timer had
 * left, negative when overdue; null when there is no such entry.
 */
export function endConnection(state: IpvsState, name: ConnectionName): number | null {
  const found = named(state, name);
  if (!found) return null;
  const left = found.expiresAt - state.now;
  close(state, found);
  return left;
}

function named(state: IpvsState, name: ConnectionName): LiveConnection | undefined {
  const { protocol, source, sourcePort, virtual: address, virtualPort: port } = name;
  const template = sourcePort === 0;
  const known = findConnection(state.connections, { protocol, address, port, template }, clientKey(source, sourcePort));
  if (known) return known;
  return [...state.connections.detached].find((connection) => {
    const client = clientOf(connection.client);
    const it = listed(state, connection);
    return (
      client.address === source &&
      client.port === sourcePort &&
      it.protocol === protocol &&
      it.virtual === address &&
      it.virtualPort === port
    );
  });
}
