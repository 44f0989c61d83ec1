import { tableAfter } from '../domain/apply-change.ts';
import { type Observation, tableOf } from '../domain/observation.ts';
import type { Table } from '../domain/table.ts';
import type { Sample } from '../live/sample.ts';
import type { SeenBefore } from '../live/server-state.ts';
import { countsConnections } from '../plan/impact/counts-connections.ts';
import type { State } from './state.ts';

/** The sample on the screen: the latest, or the one that was frozen. */
export function shownSample(state: State): Sample | null {
  return state.live.frozen?.sample ?? state.live.latest;
}

export const nothingObserved: Observation = { services: [], unknown: [] };

export function shownObservation(state: State): Observation {
  return shownSample(state)?.observation ?? nothingObserved;
}

/** The director's current table, even while the screen is paused: the basis of every change. */
export function latestObservation(state: State): Observation {
  return state.live.latest?.observation ?? nothingObserved;
}

export function latestTable(state: State): Table {
  return tableOf(latestObservation(state));
}

/** The table as it will be when what is staged is applied: what forms are about. */
export function stagedTable(state: State): Table {
  const table = latestTable(state);
  return state.staged.length === 0 ? table : tableAfter(table, state.staged);
}

/** What was seen before the sample. */
export function seenBefore(state: State): SeenBefore {
  const { live } = state;
  if (countsConnections(shownObservation(state))) return live;
  const made = uncounted.get(live) ?? { history: live.history, replies: live.replies, uncounted: true };
  uncounted.set(live, made);
  return made;
}

const uncounted = new WeakMap<State['live'], SeenBefore>();
