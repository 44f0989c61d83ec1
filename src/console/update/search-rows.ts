import type { PromptDialog } from '../dialog.ts';
import { type Transition, stay } from '../effect.ts';
import { searchedText, shownRows } from '../selectors.ts';
import type { State } from '../state.ts';
import { gridOf } from '../view-registry.ts';
import { say } from './say.ts';

/** Rows that are searched at every key; a longer list is searched to its end only after Enter, and not counted. */
const searchedAtOnce = 20_000;

/** The next row that contains the text, wrapping around, and which of them it is. */
export function searchFor(state: State, text: string, by: 1 | -1, fromHere = false): Transition {
  const searched = { ...state, table: { ...state.table, search: text } };
  if (text === '') return stay(searched);
  const found = movedTo(searched, text, { by, from: fromHere ? 0 : 1, most: Infinity });
  if (found === null) return stay(say(searched, 'warning', `no row contains '${text}'${elsewhere(state)}`));
  const which = placeAmong(found, text);
  return stay(which === null ? found : say(found, 'plain', `${which} with '${text}'`));
}

/** While a text is typed the cursor goes to the first row that contains it, from the row where the search began. */
export function searchTyped(state: State, dialog: PromptDialog): State {
  const { origin = state.table } = dialog;
  const text = dialog.field.text.trim();
  const begun = { ...state, table: { ...state.table, ...origin } };
  if (text === '') return { ...begun, dialog: { ...dialog, fault: null, said: '' } };
  const searched = { ...begun, table: { ...begun.table, search: text } };
  const found = movedTo(searched, text, { by: 1, from: 0, most: searchedAtOnce });
  const isUnknown = found === null && shownRows(state).length > searchedAtOnce;
  const fault = found === null && !isUnknown ? { why: `no row contains '${text}'${elsewhere(state)}` } : null;
  const said = found === null ? '' : (placeAmong(found, text) ?? '');
  return { ...(found ?? searched), dialog: { ...dialog, fault, said } };
}

interface Search {
  readonly by: 1 | -1;
  /** The distance from the cursor at which it begins. */
  readonly from: number;
  /** The largest distance. */
  readonly most: number;
}

function movedTo(state: State, text: string, { by, from, most }: Search): State | null {
  const rows = shownRows(state);
  const wanted = text.toLowerCase();
  for (let distance = from; distance <= Math.min(rows.length, most); distance++) {
    const place = (state.table.place + by * distance + rows.length * 2) % rows.length;
    const row = rows.at(place);
    if (row && searchedText(row, state).includes(wanted))
      return { ...state, table: { ...state.table, place, cursor: row.id } };
  }
  return null;
}

/** `2 of 8 rows`; null in a list that is too long to count. */
function placeAmong(state: State, text: string): string | null {
  const rows = shownRows(state);
  if (rows.length > searchedAtOnce) return null;
  const wanted = text.toLowerCase();
  let [count, before] = [0, 0];
  for (const [place, row] of [...rows].entries()) {
    if (!searchedText(row, state).includes(wanted)) continue;
    count++;
    if (place <= state.table.place) before++;
  }
  return `${before} of ${count} ${count === 1 ? 'row' : 'rows'}`;
}

/** Where else the text may be. */
function elsewhere(state: State): string {
  const { folded, filter } = state.table;
  const isFolded = folded.size > 0 && gridOf(state).groupings === undefined;
  const hidden = [...(isFolded ? ['folded (* unfolds all)'] : []), ...(filter === '' ? [] : ['filtered out (F)'])];
  return hidden.length === 0 ? '' : `; rows that are ${hidden.join(' or ')} were not searched`;
}
