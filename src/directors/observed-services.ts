import { endpointText } from '../domain/address.ts';
import { completeTable } from '../domain/complete.ts';
import type { ListedEndpoint, ListedFigures, ListedKey, ListedServer, ListedService } from '../domain/listed.ts';
import type { Figures, ObservedServer, ObservedService } from '../domain/observation.ts';
import type { RealServer } from '../domain/server.ts';
import { type Persistence, type Service, serviceKeyText } from '../domain/service.ts';
import { compareServices } from '../ipvsadm/listing-order.ts';

/**
 * Services of an observation, from a kernel's text output. Services have no order there, so the order of the listing is
 * kept. A tunnel of unknown type counts as IP in IP, a mark of unknown family as IPv4; an unknown persistence timeout
 * stays marked as such.
 */
export function observedServices(listed: readonly ListedService[]): readonly ObservedService[] {
  const known = listed
    .map((service): ListedService => ({
      ...service,
      key: assumeFamily(service.key),
      servers: service.servers.map(assumeTunnel),
      ...(service.persistence && { persistence: assumeTimeout(service.persistence) }),
    }))
    .sort((left, right) => compareServices(left.key, right.key));
  const shown = new Map(listed.map(({ key, persistence }) => [keyText(key), persistence]));
  const counts = new Map(known.map((service) => [keyText(service.key), service]));
  return completeTable({ services: known }).table.services.map((service): ObservedService => {
    const found = counts.get(serviceKeyText(service.key));
    const servers = new Map(found?.servers.map((server) => [placeText(server), server]));
    const persistence = shown.get(serviceKeyText(service.key));
    return observedService(
      { ...service, persistence: persistence ?? service.persistence },
      service.servers.map((server) => observedServer(server, servers.get(placeText(server)))),
      found,
    );
  });
}

/** A row while it is made. */
type Unfinished<Row> = { -readonly [Name in keyof Row]: Row[Name] };

/**
 * Field by field, like its servers: V8 gives every object made by a spread its own shape, and what goes through ten
 * thousand of different shapes takes ten times as long.
 */
function observedService(
  { key, scheduler, flags, persistence, engine, onePacket }: Service,
  servers: readonly ObservedServer[],
  listed: ListedService | undefined,
): ObservedService {
  const made: Unfinished<ObservedService> = { key, scheduler, flags, persistence, engine, onePacket, servers };
  if (listed?.unknownAttributes !== undefined) made.unknownAttributes = listed.unknownAttributes;
  if (isWhole(listed?.totals)) made.totals = listed.totals;
  if (isWhole(listed?.rates)) made.rates = listed.rates;
  return made;
}

function observedServer(
  { address, port, method, weight, upper, lower, tunnel }: RealServer,
  listed: ListedServer | undefined,
): ObservedServer {
  const { active = 0, inactive = 0, persistent, totals, rates } = listed ?? {};
  const made: Unfinished<ObservedServer> = {
    address,
    port,
    method,
    weight,
    upper,
    lower,
    tunnel,
    active,
    inactive,
  };
  if (persistent !== undefined) made.persistent = persistent;
  if (listed?.otherMethod !== undefined) made.otherMethod = listed.otherMethod;
  if (listed?.unknownAttributes !== undefined) made.unknownAttributes = listed.unknownAttributes;
  if (isWhole(totals)) made.totals = totals;
  if (isWhole(rates)) made.rates = rates;
  return made;
}

/** One text per key, as in `serviceKeyText`. */
export function keyText(key: ListedKey): string {
  if (key.kind === 'fwmark') return serviceKeyText({ kind: 'fwmark', mark: key.mark, family: key.family ?? 'inet' });
  return serviceKeyText({ kind: key.kind, address: key.address ?? '', port: key.port ?? 0 });
}

export function placeText({ address = '', port = 0 }: ListedEndpoint): string {
  return endpointText(address, port);
}

function assumeFamily(key: ListedKey): ListedKey {
  return key.kind === 'fwmark' ? { ...key, family: key.family ?? 'inet' } : key;
}

function assumeTimeout({ timeout, netmask }: Persistence): Persistence {
  return { timeout, netmask };
}

function assumeTunnel(server: ListedServer): ListedServer {
  return server.method === 'tunnel' && server.tunnel === undefined ? { ...server, tunnel: { type: 'ipip' } } : server;
}

function isWhole(figures: ListedFigures | undefined): figures is Figures {
  return figures !== undefined && figures.rounded === undefined && Object.keys(figures).length === 5;
}
