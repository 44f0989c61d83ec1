import type { ListedEndpoint, ListedKey, ListedServer, ListedService, ListedTable } from '../../domain/listed.ts';
import { failure, type Result, success } from '../../domain/result.ts';

/**
 * Merges two views of one table; if they are the same view, the later one is used. The failure says why they do not
 * match.
 */
export function joinedTables(
  one: ListedTable,
  other: ListedTable,
): Result<{ readonly table: ListedTable; readonly note?: string }, string> {
  const whole = { ...one, ...other };
  if (!one.services || !other.services)
    return success({
      table: { ...whole, ...((one.services ?? other.services) && { services: one.services ?? other.services ?? [] }) },
    });
  const known = new Map(one.services.map((service) => [keyText(service.key), service]));
  const shared = other.services.filter(({ key }) => known.has(keyText(key)));
  const isAnother = shared.length === 0 && one.services.length > 0 && other.services.length > 0;
  if (isAnother) return failure('left out: a second listing, of other services than the first');
  const isSameView = shared.some((service) => {
    const before = known.get(keyText(service.key));
    return before?.scheduler !== undefined && service.scheduler !== undefined && showsTheSame(before, service);
  });
  const services = one.services.map((service) => {
    const more = other.services?.find(({ key }) => keyText(key) === keyText(service.key));
    return more ? joinedServices(service, more) : service;
  });
  const added = other.services.filter(({ key }) => !known.has(keyText(key)));
  const isMissing = isSameView && shared.length < one.services.length;
  if (isMissing || (isSameView && added.length > 0))
    return failure('left out: a second listing, of other services than the first');
  return success({
    table: { ...whole, services: [...services, ...added] },
    ...(isSameView && { note: 'the same view is listed again: the later one is used' }),
  });
}

/** The default view shows weights, that of thresholds does not. */
function showsTheSame(one: ListedService, other: ListedService): boolean {
  const [first, second] = [one.servers[0], other.servers[0]];
  return !first || !second || (first.weight === undefined) === (second.weight === undefined);
}

function joinedServices(one: ListedService, other: ListedService): ListedService {
  const more = new Map(other.servers.map((server) => [endpointText(server), server]));
  const known = new Set(one.servers.map(endpointText));
  const servers = one.servers.map((server): ListedServer => {
    const found = more.get(endpointText(server));
    return found ? { ...server, ...found, ...(server.line !== undefined && { line: server.line }) } : server;
  });
  return {
    ...one,
    ...other,
    ...(one.line !== undefined && { line: one.line }),
    servers: [...servers, ...other.servers.filter((server) => !known.has(endpointText(server)))],
  };
}

function keyText(key: ListedKey): string {
  return key.kind === 'fwmark' ? `fwmark ${key.mark} ${key.family ?? ''}` : `${key.kind} ${endpointText(key)}`;
}

function endpointText({ address, host, port, portName, cut }: ListedEndpoint): string {
  return cut ?? `${host ?? address ?? ''} ${portName ?? port ?? ''}`;
}
