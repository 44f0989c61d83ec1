import type { ColumnsDialog } from '../dialog.ts';
import { type Transition, stay } from '../effect.ts';
import type { State } from '../state.ts';
import { gridOf } from '../view-registry.ts';

/** Opens the choice of columns: those shown in their order, then the others. The first column is always shown. */
export function askColumns(state: State): Transition {
  const others = gridOf(state).columns.slice(1);
  const wanted = state.table.columns ?? others.map(({ name }) => name);
  const shown = wanted.flatMap((name) => others.find((column) => column.name === name) ?? []);
  const hidden = others.filter((column) => !shown.includes(column));
  const choices = [...shown, ...hidden].map((column) => ({
    name: column.name,
    summary: column.summary,
    shown: shown.includes(column),
  }));
  return stay({ ...state, dialog: { kind: 'columns', choices, at: 0 } });
}

export function moveChoice(state: State, dialog: ColumnsDialog, by: number): Transition {
  const at = Math.max(0, Math.min(dialog.choices.length - 1, dialog.at + by));
  return stay({ ...state, dialog: { ...dialog, at } });
}

export function toggleChoice(state: State, dialog: ColumnsDialog): Transition {
  const choices = dialog.choices.map((one, place) => (place === dialog.at ? { ...one, shown: !one.shown } : one));
  return shownAs(state, { ...dialog, choices });
}

/** Moves the column itself. */
export function carryChoice(state: State, dialog: ColumnsDialog, by: 1 | -1): Transition {
  const to = dialog.at + by;
  const carried = dialog.choices[dialog.at];
  if (carried === undefined || to < 0 || to >= dialog.choices.length) return stay(state);
  const choices = dialog.choices.toSpliced(dialog.at, 1).toSpliced(to, 0, carried);
  return shownAs(state, { ...dialog, choices, at: to });
}

/** All columns in their usual order. */
export function usualColumns(state: State): Transition {
  return askColumns({ ...state, table: { ...state.table, columns: null, left: 0 } });
}

/** The table follows at once. */
function shownAs(state: State, dialog: ColumnsDialog): Transition {
  const columns = dialog.choices.filter(({ shown }) => shown).map(({ name }) => name);
  return stay({ ...state, dialog, table: { ...state.table, columns, left: 0 } });
}
