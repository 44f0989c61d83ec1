import { layout } from './layout.ts';
import { machineIds } from './rows/machines.ts';
import type { Observation } from '../domain/observation.ts';
import { idsOf, placesOf, type RowId } from '../live/identity.ts';
import { placeOfId } from './rows/rows.ts';
import { shownRows } from './selectors.ts';
import { topBelowHead } from './stuck-head.ts';
import { stagedRows } from './writing/staged.ts';
import type { State } from './state.ts';
import { isGrid } from './view-registry.ts';
import { furthestTop, pageOf } from './views/page.ts';

/** After every event: the cursor is on an existing row, that row is visible, and only existing rows are marked. */
export function settled(state: State): State {
  const pruned = withoutGoneMarks(state);
  return isGrid(state.view) ? tableSettled(pruned) : listSettled(tableSettled(pruned));
}

/** A mark disappears with its row and does not come back. */
function withoutGoneMarks(state: State): State {
  const { marks } = state.table;
  const { latest } = state.live;
  if (marks.size === 0 || latest === null) return state;
  const present = presentIds(state, latest.observation);
  const kept = [...marks].filter((id) => present.has(id));
  if (kept.length === marks.size) return state;
  const gone = marks.size - kept.length;
  const rows = gone === 1 ? 'a marked row is' : `${gone} marked rows are`;
  const text = `${rows} no longer in the table`;
  return {
    ...state,
    table: { ...state.table, marks: new Set(kept) },
    notice: { tone: 'warning', text: state.notice === null ? text : `${state.notice.text}; ${text}` },
  };
}

/** The ids that rows can have; where a filter or a fold may hide them, those of the whole table. */
function presentIds(state: State, observation: Observation): ReadonlySet<RowId> {
  if (state.grid === 'servers') return machineIds(observation);
  if (state.grid === 'table')
    return new Set([...placesOf(idsOf(observation)).keys(), ...stagedRows(state.staged).keys()]);
  return new Set([...shownRows(state)].map(({ id }) => id));
}

function listSettled(state: State): State {
  const { heads, body } = layout(state);
  const furthest = furthestTop(pageOf(state), heads + body);
  return state.list.top <= furthest ? state : { ...state, list: { top: furthest } };
}

function tableSettled(state: State): State {
  const rows = shownRows(state);
  const { table } = state;
  const current = rows.at(table.place)?.id === table.cursor ? table.place : placeOfId(rows, table.cursor);
  const place = current >= 0 ? current : Math.max(0, Math.min(table.place, rows.length - 1));
  const cursor = rows.at(place)?.id ?? table.cursor;
  const { body } = layout(state);
  const top = topBelowHead(state, topFor(table.top, place, body, rows.length), place);
  if (place === table.place && cursor === table.cursor && top === table.top) return state;
  return { ...state, table: { ...table, place, cursor, top } };
}

/** The first visible row, so that the cursor is visible and no space is wasted below the last row. */
function topFor(top: number, place: number, height: number, count: number): number {
  const visible = Math.max(1, height);
  const furthest = Math.max(0, count - visible);
  if (place < top) return Math.min(place, furthest);
  if (place >= top + visible) return Math.min(place - visible + 1, furthest);
  return Math.min(top, furthest);
}
