import { type Transition, stay } from '../effect.ts';
import type { PointerEvent } from '../key.ts';
import { layout } from '../layout.ts';
import { placeOfId } from '../rows/rows.ts';
import { shownRows } from '../selectors.ts';
import { stuckHead } from '../stuck-head.ts';
import type { State } from '../state.ts';
import { tabAt } from '../tab-titles.ts';
import { isGrid } from '../view-registry.ts';
import { columnAt } from '../columns/choose.ts';
import { gridColumns } from '../grid-columns.ts';
import { invertSort, sortBy } from './arrange.ts';
import { scrollPlan } from './confirm-plan.ts';
import { move } from './move-cursor.ts';
import { show, showDetail } from './show-view.ts';

/** Rows that one turn of the wheel moves. */
const wheelRows = 3;

/**
 * A click on a tab shows its view, one on a row moves the cursor there, and a second one opens it; one on the head of a
 * column sorts by it. The wheel moves and
 * scrolls. Nothing in a dialog can be clicked: changes are confirmed on the keyboard.
 */
export function pointed(state: State, event: PointerEvent): Transition {
  if (!state.mouse) return stay(state);
  const quiet = state.notice === null ? state : { ...state, notice: null };
  const { dialog } = state;
  if (event.what !== 'click') {
    const by = event.what === 'wheel-up' ? -wheelRows : wheelRows;
    if (dialog?.kind === 'plan') return scrollPlan(state, dialog, by);
    return dialog === null ? move(quiet, by) : stay(state);
  }
  return dialog === null ? clicked(state, quiet, event) : stay(state);
}

/** Sorts by the column whose head was clicked, and turns the order round if it is sorted by that already. */
function headClicked(drawn: State, state: State, column: number): Transition {
  const { columns, beside } = layout(drawn);
  const name = columnAt(gridColumns(drawn, columns - beside), column);
  if (name === null) return stay(state);
  return state.table.sort?.column === name ? invertSort(state) : sortBy(state, name);
}

/** The places are those of the state that was drawn: a notice takes rows of its own. */
function clicked(drawn: State, state: State, { column, row }: PointerEvent): Transition {
  const { banner, title, tabs, air, heads, body, columns, beside } = layout(drawn);
  const tabRow = banner + title;
  if (tabs === 1 && row === tabRow) {
    const view = tabAt(drawn, column);
    return view === null ? stay(state) : show(state, view);
  }
  const at = row - (tabRow + tabs + air + heads);
  if (isGrid(drawn.view) && heads === 1 && at === -1 && column < columns - beside)
    return headClicked(drawn, state, column);
  if (!isGrid(drawn.view) || at < 0 || at >= body || column >= columns - beside) return stay(state);
  const rows = shownRows(drawn);
  const head = at === 0 ? stuckHead(drawn) : null;
  const place = head === null ? drawn.table.top + at : placeOfId(rows, head.id);
  const found = head ?? rows.at(place);
  if (found === undefined) return stay(state);
  if (found.id === drawn.table.cursor) return showDetail(state);
  return stay({ ...state, table: { ...state.table, place, cursor: found.id } });
}
