import { endpointText } from '../domain/address.ts';
import { completeTable } from '../domain/complete.ts';
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
    return {
      ...service,
      ...(persistence && { persistence }),
      servers: service.servers.map((server): ObservedServer => {
        const {
          active = 0,
          inactive = 0,
          persistent,
          totals,
          rates,
          otherMethod,
          unknownAttributes,
        } = servers.get(placeText(server)) ?? {};
        return {
          ...server,
          active,
          inactive,
          ...(persistent !== undefined && { persistent }),
          ...(otherMethod !== undefined && { otherMethod }),
          ...(unknownAttributes !== undefined && { unknownAttributes }),
          ...figures(totals, rates),
        };
      }),
      ...(found?.unknownAttributes && { unknownAttributes: found.unknownAttributes }),
      ...figures(found?.totals, found?.rates),
    };
  });
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

function figures(totals?: ListedFigures, rates?: ListedFigures): { totals?: Figures; rates?: Figures } {
  return { ...(isWhole(totals) && { totals }), ...(isWhole(rates) && { rates }) };
}

function isWhole(figures: ListedFigures | undefined): figures is Figures {
  return figures !== undefined && figures.rounded === undefined && Object.keys(figures).length === 5;
}
