import { dockLines } from './dock/dock.ts';
import { staleness } from './freshness.ts';
import type { State } from './state.ts';
import { gridOf, isGrid } from './view-registry.ts';

/** How the screen is allocated, from top to bottom. */
export interface Layout {
  readonly columns: number;
  readonly banner: 0 | 1;
  readonly title: 0 | 1;
  /** The views, and how the rows are arranged. */
  readonly tabs: 0 | 1;
  /** A blank row if there is room. */
  readonly air: 0 | 1;
  readonly heads: 0 | 1;
  readonly body: number;
  /** Rows of the panel below the grid, with its heading; 0 for none. */
  readonly below: number;
  /** Columns of the panel on the right of the grid, with its border; 0 for none. */
  readonly beside: number;
  readonly dock: number;
  readonly hints: 0 | 1 | 2;
}

/** Dialogs take rows from the panel, then from the table, and the table takes rows from decoration. */
export function layout(state: State): Layout {
  const { compact } = state;
  const { columns, rows } = state.size;
  const simulated = state.source.simulated !== null;
  const banner = simulated && rows >= 30 && !compact ? 1 : 0;
  const hints = hintRows(state);
  const title = rows >= 3 || (rows >= 1 && (simulated || staleness(state) !== null)) ? 1 : 0;
  const heads = rows >= 6 && state.heads ? 1 : 0;
  const tabs = rows >= 12 && columns >= 40 && !compact ? 1 : 0;
  const air = rows >= 30 && !compact ? 1 : 0;
  const beside = hasPanel(state) && columns >= 150 && rows >= 16 ? sideWidth(columns) : 0;
  const room = Math.max(0, rows - banner - hints - title - heads - tabs - air);
  const most = state.dialog?.kind === 'prompt' ? room : Math.max(room - 3, Math.min(room, 5));
  const dock = Math.min(most, dockLines(state, columns, most).length);
  const below = hasPanel(state) && beside === 0 && room - dock >= 14 ? panelHeight(room) : 0;
  return { columns, banner, title, tabs, air, heads, body: room - dock - below, below, beside, dock, hints };
}

/** Two rows where there is room; a dialog has one, and another for a notice, so that its keys stay in sight. */
function hintRows({ size: { columns, rows }, compact, dialog, notice }: State): 0 | 1 | 2 {
  const hasTwo = dialog === null ? rows >= 20 && columns >= 60 && !compact : rows >= 8 && notice !== null;
  return hasTwo ? 2 : rows >= 4 ? 1 : 0;
}

function hasPanel(state: State): boolean {
  return state.panel && !state.compact && isGrid(state.view) && gridOf(state).panel !== undefined;
}

function panelHeight(room: number): number {
  return room >= 30 ? 12 : 5;
}

function sideWidth(columns: number): number {
  return Math.min(80, Math.max(46, columns - 126));
}
