import type { Observation, ObservedService } from '../domain/observation.ts';
import { rowsOf } from '../domain/same-rows.ts';
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

/** The address and port of the server with an id. */
export function serverNameOf(id: RowId): string {
  return id.slice(id.lastIndexOf(' ') + 1);
}

/** The names of a service and of its servers, in their order. */
export interface ServiceIds {
  readonly service: RowId;
  readonly servers: readonly RowId[];
}

/** By what `rowsOf` gives: samples of an unchanged table share their names. */
const known = new WeakMap<object, readonly ServiceIds[]>();

/** The names of all rows of an observation, computed once for all observations with the same rows. */
export function idsOf({ services }: Observation): readonly ServiceIds[] {
  const rows = rowsOf(services);
  const made = known.get(rows) ?? services.map(namesOf);
  known.set(rows, made);
  return made;
}

function namesOf({ key, servers }: ObservedService): ServiceIds {
  const service = serviceId(key);
  return { service, servers: servers.map((server) => serverId(service, server)) };
}

const places = new WeakMap<readonly ServiceIds[], ReadonlyMap<RowId, number>>();

/** The places of all rows of an observation by their names: a service comes before its servers. */
export function placesOf(ids: readonly ServiceIds[]): ReadonlyMap<RowId, number> {
  const made =
    places.get(ids) ?? new Map(ids.flatMap(({ service, servers }) => [service, ...servers]).map((id, at) => [id, at]));
  places.set(ids, made);
  return made;
}
