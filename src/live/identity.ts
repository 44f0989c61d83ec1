import type { Observation, ObservedService } from '../domain/observation.ts';
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
  const made = known.get(services) ?? services.map(namesOf);
  known.set(services, made);
  return made;
}

function namesOf({ key, servers }: ObservedService): ServiceIds {
  const service = serviceId(key);
  return { service, servers: servers.map((server) => serverId(service, server)) };
}

/**
 * Names the rows of an observation like those of the one before it, without making the names again: most samples only
 * change counters. If all rows are the same, `idsOf` returns the same array for both.
 */
export function shareIds(before: Observation, now: Observation): void {
  if (known.has(now.services)) return;
  const earlier = idsOf(before);
  let same = earlier.length === now.services.length;
  const ids = now.services.map((service, place) => {
    const [then, names] = [before.services[place], earlier[place]];
    if (then !== undefined && names !== undefined && haveSameRows(then, service)) return names;
    same = false;
    return namesOf(service);
  });
  known.set(now.services, same ? earlier : ids);
}

function haveSameRows(left: ObservedService, right: ObservedService): boolean {
  if (left === right) return true;
  if (left.servers.length !== right.servers.length || !isSameKey(left.key, right.key)) return false;
  for (let at = 0; at < left.servers.length; at++) {
    const [a, b] = [left.servers[at], right.servers[at]];
    if (a === undefined || b === undefined || a.address !== b.address || a.port !== b.port) return false;
  }
  return true;
}

function isSameKey(left: ServiceKey, right: ServiceKey): boolean {
  if (left.kind === 'fwmark') {
    return right.kind === 'fwmark' && left.mark === right.mark && left.family === right.family;
  }
  return left.kind === right.kind && left.address === right.address && left.port === right.port;
}

const sets = new WeakMap<readonly ServiceIds[], ReadonlySet<RowId>>();

/** The names of all rows of an observation as a set. */
export function rowIds(observation: Observation): ReadonlySet<RowId> {
  const ids = idsOf(observation);
  const made = sets.get(ids) ?? new Set(ids.flatMap(({ service, servers }) => [service, ...servers]));
  sets.set(ids, made);
  return made;
}
