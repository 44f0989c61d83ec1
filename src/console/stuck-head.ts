import type { GridRow } from './columns/column.ts';
import { layout } from './layout.ts';
import { shownRows } from './selectors.ts';
import type { State } from './state.ts';
import { gridOf } from './view-registry.ts';

/** With fewer rows each one counts. */
const leastRows = 5;

/**
 * The head of the group that the first visible row belongs to, such as the service of a server, if it is scrolled out of
 * sight: it is shown instead of that row. Null if there is none, or if the row is the last of its group.
 */
export function stuckHead(state: State): GridRow | null {
  const { top, cursor } = state.table;
  const rows = shownRows(state);
  const first = rows.at(top);
  const group = first === undefined ? null : groupAbove(state, first);
  const next = rows.at(top + 1);
  if (first === undefined || group === null || first.id === cursor) return null;
  if (next !== undefined && groupAbove(state, next) !== group) return null;
  for (let place = top - 1; place >= 0; place--) {
    const row = rows.at(place);
    if (row?.id === group) return row;
  }
  return null;
}

/** The first visible row, moved up by one where the head of a group would hide the cursor. */
export function topBelowHead(state: State, top: number, place: number): number {
  const row = shownRows(state).at(place);
  return place === top && top > 0 && row !== undefined && groupAbove(state, row) !== null ? top - 1 : top;
}

/** The head above a row that belongs to a group; null for a head, for other rows, and on a small screen. */
function groupAbove(state: State, row: GridRow): string | null {
  const group = gridOf(state).group?.(row) ?? null;
  return group === row.id || layout(state).body < leastRows ? null : group;
}
