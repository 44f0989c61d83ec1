import { type Observation, tableOf } from '../../domain/observation.ts';
import { rulesOf } from '../../domain/same-rows.ts';
import type { RealServer } from '../../domain/server.ts';
import { idsOf, type RowId } from '../../live/identity.ts';

/** By what `rulesOf` gives: samples that only change counters share it. */
const known = new WeakMap<object, ReadonlyMap<RowId, RealServer>>();

/** The settings of every real server, by row. Computed once for all observations with the same rules. */
export function serversById(observation: Observation): ReadonlyMap<RowId, RealServer> {
  const rules = rulesOf(observation.services);
  const made = known.get(rules);
  if (made !== undefined) return made;
  const ids = idsOf(observation);
  const byId = new Map<RowId, RealServer>();
  for (const [place, { servers }] of tableOf(observation).services.entries()) {
    for (const [index, server] of servers.entries()) byId.set(ids[place]?.servers[index] ?? '', server);
  }
  known.set(rules, byId);
  return byId;
}
