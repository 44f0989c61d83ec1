import type { Observation } from '../domain/observation.ts';
import { tableOf } from '../domain/observation.ts';
import type { Table } from '../domain/table.ts';
import type { Sample } from '../live/sample.ts';
import { serviceName } from './columns/names.ts';
import { serverKeyText } from '../domain/server.ts';
import { tableFilter } from './rows/filter-view.ts';
import type { Row } from './rows/row.ts';
import { rowsOf } from './rows/tree.ts';
import type { State } from './state.ts';

/** The sample on the screen: the latest, or the one that was frozen. */
export function shownSample(state: State): Sample | null {
  return state.live.frozen?.sample ?? state.live.latest;
}

export const nothingObserved: Observation = { services: [], unknown: [] };

export function shownObservation(state: State): Observation {
  return shownSample(state)?.observation ?? nothingObserved;
}

/** What the director holds now, whatever is frozen on the screen: the ground for every change. */
export function latestObservation(state: State): Observation {
  return state.live.latest?.observation ?? nothingObserved;
}

export function latestTable(state: State): Table {
  return tableOf(latestObservation(state));
}

/** The rows of the table as arranged. Asked for many times for one state, so the last answer is kept. */
export function shownRows(state: State): readonly Row[] {
  const observation = shownObservation(state);
  const { folded, sort, filter } = state.table;
  const { kept } = memory;
  if (kept?.observation === observation && kept.folded === folded && kept.sort === sort && kept.filter === filter) {
    return kept.rows;
  }
  const rows = rowsOf(observation, { folded, sort, filter: tableFilter(filter) });
  memory.kept = { observation, folded, sort, filter, rows };
  return rows;
}

interface Kept {
  readonly observation: Observation;
  readonly folded: State['table']['folded'];
  readonly sort: State['table']['sort'];
  readonly filter: string;
  readonly rows: readonly Row[];
}

const memory: { kept: Kept | null } = { kept: null };

/** The row under the cursor. */
export function cursorRow(state: State): Row | null {
  const rows = shownRows(state);
  const at = rows[state.table.place];
  if (at?.id === state.table.cursor) return at ?? null;
  return rows.find(({ id }) => id === state.table.cursor) ?? null;
}

/** The rows that a key changes: the marked ones that are shown, or the one under the cursor where nothing is marked. */
export function chosenRows(state: State): readonly Row[] {
  const { marks } = state.table;
  if (marks.size === 0) {
    const row = cursorRow(state);
    return row === null ? [] : [row];
  }
  return shownRows(state).filter(({ id }) => marks.has(id));
}

/** How many marked rows a filter or a folded service hides; keys do not act on them. */
export function hiddenMarks(state: State): number {
  return state.table.marks.size === 0 ? 0 : state.table.marks.size - chosenRows(state).length;
}

/** How people call a row. */
export function rowName(row: Row): string {
  return row.kind === 'service' ? serviceName(row.service.key) : serverKeyText(row.server);
}
