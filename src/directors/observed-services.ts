import { endpointText } from '../domain/address.ts';
import { completeServer, completeService } from '../domain/complete.ts';
import type { ListedEndpoint, ListedFigures, ListedKey, ListedServer, ListedService } from '../domain/listed.ts';
import type { Figures, ObservedServer, ObservedService } from '../domain/observation.ts';
import { type Persistence, serviceKeyText } from '../domain/service.ts';
import { compareServices } from '../ipvsadm/listing-order.ts';

/**
 * Services of an observation, from a kernel's text output. Services have no order there, so the order of the listing is
 * kept. A tunnel of unknown type counts as IP in IP, a mark of unknown family as IPv4; an unknown persistence timeout
 * stays marked as such.
 */
export function observedServices(listed: readonly ListedService[]): readonly ObservedService[] {
  return inListingOrder(
    listed.flatMap((service) => {
      const servers = service.servers.flatMap((server) => observedServer(server) ?? []);
      return observedService(service, servers) ?? [];
    }),
  );
}

export function inListingOrder(services: readonly ObservedService[]): readonly ObservedService[] {
  return [...services].sort((left, right) => compareServices(left.key, right.key));
}

/** A row while it is made. */
export type Writable<Row> = { -readonly [Name in keyof Row]: Row[Name] };

/**
 * A service with these servers, which are not those of the listing; null if it cannot be a rule. Field by field, like
 * its servers: V8 gives every object made by a spread its own shape, and what goes through ten thousand of different
 * shapes takes ten times as long.
 */
function observedService(listed: ListedService, servers: readonly ObservedServer[]): ObservedService | null {
  const whole = completeService(
    {
      ...listed,
      key: assumeFamily(listed.key),
      ...(listed.persistence && { persistence: assumeTimeout(listed.persistence) }),
    },
    ignoreLoss,
  );
  if (whole === null) return null;
  const { key, scheduler, flags, engine, onePacket } = whole;
  const persistence = listed.persistence ?? whole.persistence;
  const made: Writable<ObservedService> = { key, scheduler, flags, persistence, engine, onePacket, servers };
  if (listed.unknownAttributes !== undefined) made.unknownAttributes = listed.unknownAttributes;
  if (isWhole(listed.totals)) made.totals = listed.totals;
  if (isWhole(listed.rates)) made.rates = listed.rates;
  return made;
}

/** Null if it cannot be a rule. */
function observedServer(listed: ListedServer): ObservedServer | null {
  const whole = completeServer(assumeTunnel(listed), ignoreLoss);
  if (whole === null) return null;
  const { address, port, method, weight, upper, lower, tunnel } = whole;
  const { active = 0, inactive = 0, persistent, totals, rates } = listed;
  const made: Writable<ObservedServer> = {
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
  if (listed.otherMethod !== undefined) made.otherMethod = listed.otherMethod;
  if (listed.unknownAttributes !== undefined) made.unknownAttributes = listed.unknownAttributes;
  if (isWhole(totals)) made.totals = totals;
  if (isWhole(rates)) made.rates = rates;
  return made;
}

/** An observation has what its director shows; what a rule would lose does not matter here. */
function ignoreLoss(): void {
  return undefined;
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
