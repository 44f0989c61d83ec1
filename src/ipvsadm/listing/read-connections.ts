import type { Loss } from '../../domain/complete.ts';
import type { ListedConnection, ListedTable } from '../../domain/listed.ts';
import type { ListingLine } from './listing.ts';
import { readEndpoint } from './read-endpoint.ts';

/** The lines of `ipvsadm -Lc` after its title: a header and the connections. */
export function readConnections(lines: readonly ListingLine[]): {
  readonly table: ListedTable;
  readonly losses: readonly Loss[];
} {
  const connections: ListedConnection[] = [];
  const losses: Loss[] = [];
  for (const { number, text } of lines) {
    if (text.startsWith('pro expire state ')) continue;
    const connection = readConnection(text.trimEnd());
    if (connection) connections.push(connection);
    else losses.push({ line: number, what: `not understood as a connection: ${text.trim()}` });
  }
  return { table: { connections }, losses };
}

const form = /^(TCP|UDP|SCTP|IP) +([0-9]{1,7}):([0-5][0-9]) +(\S+) +(\S+) +(\S+) +(\S+)(?: +(\S+) +(.*))?$/;

function readConnection(text: string): ListedConnection | null {
  const found = form.exec(text);
  if (!found) return null;
  const [, protocol = '', minutes, seconds, state = '', from = '', to = '', by = '', engine, engineData] = found;
  const source = readEndpoint(from, null);
  const virtual = readEndpoint(to, null);
  const destination = readEndpoint(by, null);
  if (!source || !virtual || !destination) return null;
  return {
    protocol: ({ TCP: 'tcp', UDP: 'udp', SCTP: 'sctp' } as const)[protocol] ?? 'ip',
    expires: Number(minutes) * 60 + Number(seconds),
    state,
    source,
    virtual,
    destination,
    ...(engine !== undefined && { engine, engineData: engineData ?? '' }),
  };
}
