import type { ListedConnection } from '../../domain/listed.ts';
import type { Connection } from '../../domain/observation.ts';
import { connectionsHeader, connectionsHeaderWithEngine, connectionsTitle } from './headers.ts';
import { endpointText } from './line-heads.ts';

/** What `ipvsadm -Lc` prints; `withEngines` is the form with `--persistent-conn`, whose columns do not line up. */
export function writeConnections(connections: readonly ListedConnection[], withEngines = false): string {
  const header = withEngines ? connectionsHeaderWithEngine : connectionsHeader;
  return [connectionsTitle, header, ...connections.map((entry) => connectionLine(entry, withEngines)), ''].join('\n');
}

/** A connection with its endpoints, as a listing shows them. */
export function listedConnection(connection: Connection): ListedConnection {
  const { protocol, expires, state, engine, engineData } = connection;
  return {
    protocol,
    expires,
    state,
    source: { address: connection.source, port: connection.sourcePort },
    virtual: { address: connection.virtual, port: connection.virtualPort },
    destination: { address: connection.destination, port: connection.destinationPort },
    ...(engine !== undefined && { engine }),
    ...(engineData !== undefined && { engineData }),
  };
}

function connectionLine(connection: ListedConnection, withEngines: boolean): string {
  const { protocol, expires, state, source, virtual, destination, engine, engineData } = connection;
  const head = [
    protocol.toUpperCase().padEnd(3),
    expireText(expires).padEnd(6),
    state.padEnd(11),
    endpointText(source).padEnd(18),
    endpointText(virtual).padEnd(18),
  ].join(' ');
  if (!withEngines || engine === undefined) return `${head} ${endpointText(destination)}`;
  return `${head} ${endpointText(destination).padEnd(16)} ${engine.padEnd(18)} ${engineData ?? ''}`;
}

/** Minutes and seconds; minutes may exceed 99. */
function expireText(seconds: number): string {
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}
