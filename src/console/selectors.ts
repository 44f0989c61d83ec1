import { type Observation, tableOf } from '../domain/observation.ts';
import type { Table } from '../domain/table.ts';
import type { Sample } from '../live/sample.ts';
import { serviceName } from './columns/service-name.ts';
import { serverKeyText } from '../domain/server.ts';
import { tableFilter } from './rows/filter-view.ts';
import type { Row, TreeRow } from './row.ts';
import { machineRows } from './rows/machines.ts';
import { type Arrangement, rowsOf } from './rows/tree.ts';
import type { GridId, State } from './state.ts';

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

/** How each grid creates its rows. */
const gridRows: Readonly<Record<GridId, (observation: Observation, how: Arrangement) => readonly Row[]>> = {
  table: rowsOf,
  servers: machineRows,
};

/** The rows of the grid as arranged. Called many times for one state, so the last result is cached. */
export function shownRows(state: State): readonly Row[] {
  const observation = shownObservation(state);
  const { folded, sort, filter } = state.table;
  const { grid } = state;
  const { kept } = memory;
  if (
    kept?.grid === grid &&
    kept.observation === observation &&
    kept.folded === folded &&
    kept.sort === sort &&
    kept.filter === filter
  ) {
    return kept.rows;
  }
  const rows = gridRows[grid](observation, { folded, sort, filter: tableFilter(filter) });
  memory.kept = { grid, observation, folded, sort, filter, rows };
  return rows;
}

interface Kept {
  readonly grid: GridId;
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

/** The rows that a key acts on: the visible marked ones, or the one under the cursor if none is marked. */
export function chosenRows(state: State): readonly Row[] {
  const { marks } = state.table;
  if (marks.size === 0) {
    const row = cursorRow(state);
    return row === null ? [] : [row];
  }
  return shownRows(state).filter(({ id }) => marks.has(id));
}

/** The chosen rows, a machine as its servers in every service. */
export function chosenTreeRows(state: State): readonly TreeRow[] {
  return chosenRows(state).flatMap((row): readonly TreeRow[] => (row.kind === 'machine' ? row.servers : [row]));
}

/** The row under the cursor; of a machine its only server, or null if it has several. */
export function cursorTreeRow(state: State): TreeRow | null {
  const row = cursorRow(state);
  if (row?.kind !== 'machine') return row;
  const [only] = row.servers;
  return row.servers.length === 1 ? (only ?? null) : null;
}

/** How many marked rows are hidden by a filter or a folded service; keys do not act on them. */
export function hiddenMarks(state: State): number {
  return state.table.marks.size === 0 ? 0 : state.table.marks.size - chosenRows(state).length;
}

/** The display name of a row. */
export function rowName(row: Row): string {
  if (row.kind === 'machine') return row.address;
  return row.kind === 'service' ? serviceName(row.service.key) : serverKeyText(row.server);
}
