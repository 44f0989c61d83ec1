import type { ListedService, ListedTable } from '../domain/listed.ts';
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
  const found = new Map(base?.services?.map((service) => [keyText(service.key), service]));
  for (const view of ['thresholds', 'persistent-conn', 'stats', 'rate'] as const) {
    for (const service of tables.get(view)?.services ?? []) {
      const key = keyText(service.key);
      const before = found.get(key);
      if (before) found.set(key, merged(before, service));
    }
  }
  return observedServices(
    [...found].map(([key, service]) => ({
      ...service,
      engine: engines.get(key) ?? null,
      servers: [...service.servers].reverse(),
    })),
  );
}

function merged(before: ListedService, more: ListedService): ListedService {
  const servers = new Map(more.servers.map((server) => [placeText(server), server]));
  return {
    ...more,
    ...before,
    servers: before.servers.map((server) => ({ ...servers.get(placeText(server)), ...server })),
  };
}
