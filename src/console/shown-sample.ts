import { tableAfter } from '../domain/apply-change.ts';
import { type Observation, tableOf } from '../domain/observation.ts';
import type { Table } from '../domain/table.ts';
import { until } from '../live/history.ts';
import type { Sample } from '../live/sample.ts';
import type { SeenBefore } from '../live/server-state.ts';
import { countsConnections } from '../plan/impact/counts-connections.ts';
import type { State } from './state.ts';

/** The sample on the screen: the latest, or the one that was frozen. */
export function shownSample(state: State): Sample | null {
  return state.live.frozen?.sample ?? state.live.latest;
}

const nothingObserved: Observation = { services: [], unknown: [] };

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

/** What was seen before the sample that is shown. */
export function seenBefore(state: State): SeenBefore {
  const { live } = state;
  const shown = shownSample(state);
  const isLate = (live.history.frames.at(-1)?.at ?? 0) > (shown?.at ?? Infinity);
  const isCounted = countsConnections(shownObservation(state));
  if (!isLate && isCounted) return live;
  const made = memory.get(live) ?? {
    history: shown === null ? live.history : until(live.history, shown.at),
    replies: live.replies,
    ...(!isCounted && { uncounted: true }),
  };
  memory.set(live, made);
  return made;
}

const memory = new WeakMap<State['live'], SeenBefore>();
