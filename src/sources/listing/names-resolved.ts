import type { ListedEndpoint, ListedTable } from '../../domain/listed.ts';
import type { Names } from '../../ipvsadm/names.ts';

/** Names of a listing with the numbers that they stand for, where these are known; the names stay beside them. */
export function namesResolved(table: ListedTable, names: Names): ListedTable {
  if (!table.services) return table;
  return {
    ...table,
    services: table.services.map((service) => {
      const { key, servers } = service;
      if (key.kind === 'fwmark') return { ...service, servers: servers.map((each) => resolved(each, null, names)) };
      const { kind } = key;
      return {
        ...service,
        key: resolved(key, kind, names),
        servers: servers.map((each) => resolved(each, kind, names)),
      };
    }),
  };
}

/** The lines on which a name stands for a number that is still unknown. */
export function unresolvedLines(table: ListedTable): readonly number[] {
  const isNamed = ({ host, address, portName, port }: ListedEndpoint) =>
    (host !== undefined && address === undefined) || (portName !== undefined && port === undefined);
  const lines = (table.services ?? []).flatMap((service) => {
    const { key, servers, line } = service;
    const isService = key.kind !== 'fwmark' && isNamed(key);
    return [...(isService ? [line] : []), ...servers.filter(isNamed).map((server) => server.line)];
  });
  return lines.filter((line) => line !== undefined);
}

function resolved<Endpoint extends ListedEndpoint>(
  endpoint: Endpoint,
  protocol: 'tcp' | 'udp' | 'sctp' | null,
  names: Names,
): Endpoint {
  const { host, bracketed, portName } = endpoint;
  const address = host === undefined || bracketed ? null : names.address(host);
  const port = portName === undefined || protocol === null ? null : names.port(portName, protocol);
  return { ...endpoint, ...(address !== null && { address }), ...(port !== null && { port }) };
}
