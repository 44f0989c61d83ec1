import type { Observation } from '../../domain/observation.ts';
import { rulesOf } from '../../domain/same-rows.ts';
import { idsOf, type RowId } from '../../live/identity.ts';
import { serversById } from '../rows/servers-by-id.ts';

/** The previous weight of each drained server; null if it was drained before this console started. */
export type DrainedWeights = ReadonlyMap<RowId, number | null>;

export const nothingDrained: DrainedWeights = new Map();

/** After a sample: newly drained servers are recorded with their previous weight, restored ones are removed. */
export function drainedAfter(known: DrainedWeights, before: Observation | null, now: Observation): DrainedWeights {
  if (before !== null && rulesOf(before.services) === rulesOf(now.services)) return known;
  const ids = idsOf(now);
  const drained = new Map<RowId, number | null>();
  let isNew = false;
  now.services.forEach(({ servers }, place) => {
    servers.forEach(({ weight }, index) => {
      if (weight > 0) return;
      const id = ids[place]?.servers[index];
      if (id === undefined) return;
      const remembered = known.get(id);
      isNew ||= remembered === undefined;
      drained.set(id, remembered ?? (remembered === null || before === null ? null : weightIn(before, id)));
    });
  });
  return isNew || drained.size !== known.size ? drained : known;
}

function weightIn(observation: Observation, id: RowId): number | null {
  const weight = serversById(observation).get(id)?.weight ?? 0;
  return weight > 0 ? weight : null;
}
