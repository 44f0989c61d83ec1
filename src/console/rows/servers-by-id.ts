import { type Observation, tableOf } from '../../domain/observation.ts';
import type { RealServer } from '../../domain/server.ts';
import { idsOf, type RowId } from '../../live/identity.ts';

const known = new WeakMap<Observation, ReadonlyMap<RowId, RealServer>>();

/** The settings of every real server, by row. Computed once per observation. */
export function serversById(observation: Observation): ReadonlyMap<RowId, RealServer> {
  const made = known.get(observation);
  if (made !== undefined) return made;
  const ids = idsOf(observation);
  const byId = new Map<RowId, RealServer>();
  for (const [place, { servers }] of tableOf(observation).services.entries()) {
    for (const [index, server] of servers.entries()) byId.set(ids[place]?.servers[index] ?? '', server);
  }
  known.set(observation, byId);
  return byId;
}
