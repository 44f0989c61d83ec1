import type { StyledLine } from '../paint/line.ts';
import { cursorRow } from '../selectors.ts';
import type { GridId, State, View } from '../state.ts';
import { connectionHead, connectionLines } from './connections-view.ts';
import { detailLines } from './detail-view.ts';
import { helpLines } from './help-view.ts';
import { logLines } from './log-view.ts';
import { planPage } from './plan-view.ts';
import { problemLines } from './problems-view.ts';
import { syncLines } from './sync-view.ts';

/** A view that scrolls as a whole, below a fixed header. */
export interface ScrolledPage {
  readonly head: readonly StyledLine[];
  readonly lines: readonly StyledLine[];
}

/** The page of every view that is not a grid. */
const pages: Readonly<Record<Exclude<View, GridId>, (state: State) => ScrolledPage>> = {
  connections: ({ size, connections, table }) => ({
    head: [connectionHead(size.columns)],
    lines: connectionLines(connections, size.columns, table.filter),
  }),
  plan: (state) => ({ head: [], lines: planPage(state) }),
  problems: (state) => ({ head: [], lines: problemLines(state) }),
  sync: (state) => ({ head: [], lines: syncLines(state) }),
  log: ({ journal, size }) => ({ head: [], lines: logLines(journal, size.columns) }),
  detail: (state) => {
    const row = cursorRow(state);
    return { head: [], lines: row === null ? [] : detailLines(row, state.live.history, state.size.columns) };
  },
  help: (state) => ({ head: [], lines: helpLines(state) }),
};

/** The page of the current view; undefined for a grid. */
export function pageOf(state: State): ScrolledPage {
  const { view } = state;
  return view === 'table' || view === 'servers' ? { head: [], lines: [] } : pages[view](state);
}

/** The first visible line when scrolled to the end. */
export function furthestTop({ head, lines }: ScrolledPage, height: number): number {
  return Math.max(0, lines.length - Math.max(1, height - head.length));
}
