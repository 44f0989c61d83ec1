import type { Connection, Observation, ObservedService } from '../domain/observation.ts';
import { type ServiceKey, serviceKeyText } from '../domain/service.ts';
import { defaultTimeouts } from '../domain/table.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { ListingRequest } from './instruction.ts';
import { namedConnection } from './listing/naming.ts';
import { listedConnection, writeConnections } from './listing/write-connections.ts';
import { writeDaemons, writeTimeouts } from './listing/write-system.ts';
import { writeListing } from './listing/write-listing.ts';
import type { Names } from './names.ts';

/** The data to print. */
export interface Printable {
  readonly observation: Observation;
  readonly connections: readonly Connection[];
}

/** What `ipvsadm -L` prints; null when the one service that was asked for does not exist. */
export function listingText(request: ListingRequest, found: Printable, names: Names): string | null {
  const { observation, connections } = found;
  switch (request.kind) {
    case 'timeout':
      return writeTimeouts(observation.timeouts ?? defaultTimeouts);
    case 'daemon':
      return writeDaemons(observation.daemons ?? []);
    case 'connections': {
      const listed = connections.map(listedConnection);
      const shown = request.numeric ? listed : listed.map((connection) => namedConnection(connection, names));
      return writeConnections(shown, request.engines);
    }
    case 'table': {
      const { view, service, numeric, exact, sorted } = request;
      const options = { exact, order: sorted ? ('sorted' as const) : ('kernel' as const) };
      const naming = numeric ? {} : { naming: names };
      if (service === null) return writeListing(observation, view, { ...options, ...naming });
      const one = oneService(observation.services, service);
      return one && writeListing({ services: [one] }, view, { ...options, ...naming, oneService: true });
    }
    default:
      return unreachable(request);
  }
}

function oneService(services: readonly ObservedService[], key: ServiceKey): ObservedService | null {
  const wanted = serviceKeyText(key);
  return services.find((service) => serviceKeyText(service.key) === wanted) ?? null;
}
