import type { ObservedServer } from '../domain/observation.ts';
import { type History, series } from './history.ts';
import type { RowId } from './identity.ts';

/** How far a drain is. */
export interface DrainProgress {
  readonly active: number;
  readonly inactive: number;
  /** Remembered clients; undefined if the director does not count them. */
  readonly held: number | undefined;
  /** Seconds until the last connection ends at the pace of the last half minute; null while they do not get fewer. */
  readonly secondsLeft: number | null;
  /** Milliseconds that it has been empty; null while it is not. */
  readonly emptyFor: number | null;
}

/** Samples younger than this count for the pace. */
const paceMs = 30_000;

export function drainProgress(server: ObservedServer, id: RowId, history: History): DrainProgress {
  const { active, inactive, persistent } = server;
  const left = active + inactive;
  const base = { active, inactive, held: persistent };
  if (left === 0) return { ...base, secondsLeft: 0, emptyFor: emptyFor(id, history) };
  return { ...base, secondsLeft: secondsLeft(left, id, history), emptyFor: null };
}

function secondsLeft(left: number, id: RowId, history: History): number | null {
  const last = history.frames.at(-1);
  if (last === undefined) return null;
  const counts = connectionsOf(id, history);
  const from = history.frames.findIndex(({ at }, place) => last.at - at <= paceMs && counts[place] !== null);
  const [first, earlier] = [history.frames[from], counts[from]];
  if (first === undefined || typeof earlier !== 'number') return null;
  const seconds = (last.at - first.at) / 1000;
  const gone = earlier - left;
  return seconds < 2 || gone <= 0 ? null : Math.ceil((left * seconds) / gone);
}

/** How many milliseconds a server has had no connections; 0 where it has some. */
export function emptyFor(id: RowId, history: History): number {
  const counts = connectionsOf(id, history);
  const last = counts.findLastIndex((count) => count !== 0);
  const [from, to] = [history.frames[last + 1], history.frames.at(-1)];
  return from && to ? to.at - from.at : 0;
}

/** Active and inactive connections of a row in each sample kept. */
function connectionsOf(id: RowId, history: History): readonly (number | null)[] {
  const inactive = series(history, id, 'inactive');
  return series(history, id, 'active').map((count, place) => (count === null ? null : count + (inactive[place] ?? 0)));
}
