import type { Change } from '../../domain/change.ts';
import { sameServerKey } from '../../domain/server.ts';
import { type ServerKey } from '../../domain/server.ts';
import { type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';

/**
 * Whether a removal concerns what belongs to others: neither the target nor `known`, its last applied version, names
 * it. Without `known` ownership is unknown, and nothing counts as foreign.
 */
export function isForeign(change: Change, target: Table, known: Table | undefined): boolean {
  if (known === undefined) return false;
  switch (change.kind) {
    case 'delete-service':
      return !namesService(known, change.service);
    case 'delete-server':
      return !namesServer(known, change.service, change.server) && !namesServer(target, change.service, change.server);
    default:
      return false;
  }
}

export function namesService(table: Table | undefined, key: ServiceKey): boolean {
  return services(table).has(serviceKeyText(key));
}

export function namesServer(table: Table | undefined, key: ServiceKey, server: ServerKey): boolean {
  const service = services(table).get(serviceKeyText(key));
  return service?.servers.some((other) => sameServerKey(other, server)) ?? false;
}

const known = new WeakMap<Table, Map<string, Table['services'][number]>>();

/** Computed once per table, which never changes. */
function services(table: Table | undefined): ReadonlyMap<string, Table['services'][number]> {
  if (table === undefined) return new Map();
  const made = known.get(table) ?? new Map(table.services.map((service) => [serviceKeyText(service.key), service]));
  known.set(table, made);
  return made;
}
