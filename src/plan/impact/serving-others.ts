import type { Family } from '../../domain/address.ts';
import type { Observation } from '../../domain/observation.ts';
import { catchAllOf, type Service, serviceFamily, type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import type { Circumstances } from '../impact.ts';
import type { WorkingService } from './working-service.ts';

/** Who else serves the clients of a service that comes or goes, in the table as the steps so far leave it. */
export interface ServingOthers {
  of(key: ServiceKey): Pick<Circumstances, 'behind' | 'marksServed'>;
  /** Follows a service that began to serve, or no longer does. */
  follow(key: ServiceKey, served: boolean, serves: boolean): void;
}

/** `now` holds the services that a plan touches, as long as they exist; the others of the table stay as they are. */
export function servingOthers(
  { services }: Observation | Table,
  touched: ReadonlySet<string>,
  now: ReadonlyMap<string, WorkingService>,
): ServingOthers {
  /** Services that serve, of each family; a mark takes packets from any of them. */
  const byAddress: Record<Family, number> = { inet: 0, inet6: 0 };
  const catchAlls = new Map<string, Service>();
  for (const service of services) {
    const { key, servers } = service;
    if (key.kind === 'fwmark' || !servers.some(({ weight }) => weight > 0)) continue;
    byAddress[serviceFamily(key)]++;
    if (key.port === 0 && !touched.has(serviceKeyText(key))) catchAlls.set(serviceKeyText(key), service);
  }
  return {
    of(key) {
      if (key.kind === 'fwmark') return { marksServed: byAddress[key.family] > 0 };
      const wide = catchAllOf(key);
      if (wide === null) return {};
      const working = now.get(wide);
      const behind = working?.serves() ? working.service : catchAlls.get(wide);
      return behind ? { behind } : {};
    },
    follow(key, served, serves) {
      if (key.kind !== 'fwmark') byAddress[serviceFamily(key)] += Number(serves) - Number(served);
    },
  };
}
