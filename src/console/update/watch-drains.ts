import { emptyFor } from '../../live/drain-progress.ts';
import { type RowId, serverNameOf } from '../../live/identity.ts';
import { seenBefore } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { say } from './say.ts';

/** A drained server that is empty for this long is reported. */
const emptyMs = 30_000;

/** Reports each drained server once when it has been empty for a while. */
export function watchDrains(state: State): State {
  const { drained, live, emptied } = state;
  if (drained.size === 0 || seenBefore(state).uncounted) return state;
  const empty = new Set<RowId>();
  let next = state;
  for (const [id, weight] of drained) {
    if (emptyFor(id, live.history) < emptyMs) continue;
    empty.add(id);
    if (emptied.has(id) || next.notice !== null || weight === null) continue;
    next = say(next, 'good', `${serverNameOf(id)} has been empty for 30 s: x deletes it, e brings it back`);
  }
  const same = empty.size === emptied.size && [...empty].every((id) => emptied.has(id));
  return same ? next : { ...next, emptied: empty };
}
