import { drainProgress } from '../../live/drain-progress.ts';
import { idsOf, type RowId } from '../../live/identity.ts';
import { serverKeyText } from '../../domain/server.ts';
import type { State } from '../state.ts';
import { say } from './say.ts';

/** A drained server that is empty for this long is reported. */
const emptyMs = 30_000;

/** Reports each drained server once when it has been empty for a while. */
export function watchDrains(state: State): State {
  const { drained, live, emptied } = state;
  if (drained.size === 0 || live.latest === null) return state;
  const { observation } = live.latest;
  const ids = idsOf(observation);
  const empty = new Set<RowId>();
  let next = state;
  for (const [place, { servers }] of observation.services.entries()) {
    for (const [index, server] of servers.entries()) {
      if (server.weight > 0 || server.active + server.inactive > 0) continue;
      const id = ids[place]?.servers[index] ?? '';
      const { emptyFor } = drainProgress(server, id, live.history);
      if (emptyFor === null || emptyFor < emptyMs) continue;
      empty.add(id);
      if (emptied.has(id) || next.notice !== null || drained.get(id) === null) continue;
      next = say(next, 'good', `${serverKeyText(server)} has been empty for 30 s: x deletes it, e brings it back`);
    }
  }
  const same = empty.size === emptied.size && [...empty].every((id) => emptied.has(id));
  return same ? next : { ...next, emptied: empty };
}
