import type { Observation } from '../../domain/observation.ts';
import { idsOf, type RowId } from '../../live/identity.ts';
import { serversById } from '../rows/servers-by-id.ts';

/** The weight that a real server had before its last change, by this console or by others, while it was watched. */
export type WeightsBefore = ReadonlyMap<RowId, number>;

/** After a sample whose rules differ from those before. */
export function weightsBefore(known: WeightsBefore, before: Observation, now: Observation): WeightsBefore {
  const earlier = serversById(before);
  const ids = idsOf(now);
  const next = new Map(known);
  for (const [place, { servers }] of now.services.entries()) {
    for (const [index, { weight }] of servers.entries()) {
      const id = ids[place]?.servers[index] ?? '';
      const then = earlier.get(id)?.weight;
      if (then !== undefined && then !== weight) next.set(id, then);
    }
  }
  return next;
}
