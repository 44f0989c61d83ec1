import type { ListedServer, ListedService, ListedTable } from '../domain/listed.ts';
import type { ObservedService } from '../domain/observation.ts';
import type { ListingView } from '../ipvsadm/listing/listing.ts';
import { keyText, observedServices, placeText } from './observed-services.ts';

/**
 * The services that several views of one table add up to. The views are taken one after another: the first decides what
 * exists, and rows that only later ones have are ignored. Servers are listed newest first, so their order is reversed.
 */
export function mergedServices(
  tables: ReadonlyMap<ListingView, ListedTable>,
  engines: ReadonlyMap<string, string>,
): readonly ObservedService[] {
  const base = tables.get('tun-info') ?? tables.get('default');
  const others = otherViews.map(
    (view) => new Map(tables.get(view)?.services?.map((each) => [keyText(each.key), each])),
  );
  return observedServices(
    (base?.services ?? []).map((service): ListedService => {
      const key = keyText(service.key);
      const more = others.flatMap((services) => services.get(key) ?? []);
      return {
        ...withParts(service, more),
        engine: engines.get(key) ?? null,
        servers: mergedServers(service, more).reverse(),
      };
    }),
  );
}

/** Where two views say something of the same server, the one that comes later here counts. */
const otherViews = ['rate', 'stats', 'persistent-conn', 'thresholds'] as const;

function mergedServers({ servers }: ListedService, more: readonly ListedService[]): ListedServer[] {
  const byPlace = more.map((service) => serversByPlace(service, servers));
  return servers.map((server, at) => {
    const parts = byPlace.flatMap((serverAt) => serverAt(server, at) ?? []);
    return withParts(server, parts);
  });
}

/** The views mostly show the same servers in the same order; they are looked up by name only where they do not. */
function serversByPlace({ servers }: ListedService, base: readonly ListedServer[]) {
  const inPlace = servers.length === base.length && servers.every((server, at) => sameEndpoint(server, base[at]));
  if (inPlace) return (_: ListedServer, at: number) => servers[at];
  const named = new Map(servers.map((server) => [placeText(server), server]));
  return (server: ListedServer) => named.get(placeText(server));
}

function sameEndpoint(server: ListedServer, other: ListedServer | undefined): boolean {
  return server.port === other?.port && server.address === other?.address;
}

function withParts<Part extends object>(base: Part, parts: readonly Part[]): Part {
  return Object.assign({}, ...parts, base) as Part;
}
