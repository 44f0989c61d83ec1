import { type Service, type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';

/** A table with unknown persistence timeouts, filled in from the same services of another table. */
export function withTimeoutsOf(table: Table, other: Table): Table {
  const known = new Map(other.services.map((service) => [serviceKeyText(service.key), service]));
  return { ...table, services: table.services.map((each) => withTimeout(each, known.get(serviceKeyText(each.key)))) };
}

/** The services with an unknown persistence timeout. */
export function withoutTimeout({ services }: Table): readonly ServiceKey[] {
  return services.filter(({ persistence }) => persistence?.ticks !== undefined).map(({ key }) => key);
}

function withTimeout(service: Service, other: Service | undefined): Service {
  const { persistence } = service;
  if (persistence?.ticks === undefined || !other?.persistence) return service;
  return { ...service, persistence: { ...other.persistence, netmask: persistence.netmask } };
}
