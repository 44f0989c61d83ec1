import { foreign, span, type StyledText } from './paint/line.ts';
import { hiddenMarks } from './selectors.ts';
import type { State } from './state.ts';
import { isGrid } from './view-registry.ts';

/** Whatever keeps the operator from seeing all rows in their order. */
export function arrangementWords(state: State): readonly StyledText[] {
  const { table, view } = state;
  if (!isGrid(view) && view !== 'detail') return [];
  const { filter, search, marks, held } = table;
  const hidden = hiddenMarks(state);
  return [
    ...(marks.size > 0 ? [span(`${marks.size} marked${hidden > 0 ? `, ${hidden} hidden` : ''}  `, 'warning')] : []),
    ...(held !== null ? [span('order held  ', 'warning')] : []),
    ...(search !== '' ? [span('search ', 'idle'), span(`${foreign(search)}  `, 'changed')] : []),
    ...(filter !== '' ? [span('filter ', 'idle'), span(`${foreign(filter)}  `, 'changed')] : []),
  ];
}
