import { cursorRow } from '../selectors.ts';
import type { State } from '../state.ts';
import { gridOf, viewSpecs } from '../view-registry.ts';
import type { ScrolledPage } from '../view-spec.ts';
import { compareLines } from './compare-view.ts';
import { helpLines } from './help-view.ts';
import { whatIfLines } from './what-if-view.ts';

/** The page of the current view; empty for a grid. */
export function pageOf(state: State): ScrolledPage {
  const { view } = state;
  if (view === 'help') return { head: [], lines: helpLines(state) };
  if (view === 'what-if') return { head: [], lines: whatIfLines(state) };
  if (view === 'compare') return { head: [], lines: compareLines(state) };
  if (view === 'detail') return detailPage(state);
  return viewSpecs.find(({ id }) => id === view)?.page?.(state) ?? { head: [], lines: [] };
}

/** The row under the cursor in full. */
function detailPage(state: State): ScrolledPage {
  const row = cursorRow(state);
  return { head: [], lines: row === null ? [] : (gridOf(state).panel?.(row, state, state.size.columns) ?? []) };
}

/** The first visible line when scrolled to the end. */
export function furthestTop({ head, lines }: ScrolledPage, height: number): number {
  return Math.max(0, lines.length - Math.max(1, height - head.length));
}
