import type { Observation } from '../domain/observation.ts';
import { type ServerKey, serverKeyText } from '../domain/server.ts';
import { type ServiceKey, serviceKeyText } from '../domain/service.ts';

/** The identity of a row across samples: its service, or its server within its service. */
export type RowId = string;

export function serviceId(key: ServiceKey): RowId {
  return serviceKeyText(key);
}

export function serverId(service: RowId, server: ServerKey): RowId {
  return `${service} ${serverKeyText(server)}`;
}

/** The names of a service and of its servers, in their order. */
export interface ServiceIds {
  readonly service: RowId;
  readonly servers: readonly RowId[];
}

const known = new WeakMap<Observation['services'], readonly ServiceIds[]>();

/** The names of all rows of an observation, computed once per observation. */
export function idsOf({ services }: Observation): readonly ServiceIds[] {
  const made = known.get(services);
  if (made !== undefined) return made;
  const ids = services.map(({ key, servers }): ServiceIds => {
    const service = serviceId(key);
    return { service, servers: servers.map((server) => serverId(service, server)) };
  });
  known.set(services, ids);
  return ids;
}

const sets = new WeakMap<Observation['services'], ReadonlySet<RowId>>();

/** The names of all rows of an observation as a set. */
export function rowIds(observation: Observation): ReadonlySet<RowId> {
  const made = sets.get(observation.services);
  if (made !== undefined) return made;
  const ids = new Set(idsOf(observation).flatMap(({ service, servers }) => [service, ...servers]));
  sets.set(observation.services, ids);
  return ids;
}
