import { foreign, type StyledLine, span, type StyledText, spansWidth, spread } from '../paint/line.ts';
import { hiddenMarks } from '../selectors.ts';
import type { State, View } from '../state.ts';
import { isGrid, tabOf, viewSpecs } from '../view-registry.ts';
import type { ViewSpec } from '../view-spec.ts';

/** The views, and on the right the arrangement and the marks. */
export function tabsLine(state: State): StyledLine {
  const shown = tabOf(state);
  const right = arrangement(state);
  const whole = viewSpecs.map((spec) => tabSpan(spec, `${spec.key} ${spec.title}`, shown, state));
  const fits = spansWidth(whole) + spansWidth(right) < state.size.columns;
  const left = fits ? whole : viewSpecs.map((spec) => tabSpan(spec, shortTitle(spec, shown), shown, state));
  return spread([span(' '), ...left], right, state.size.columns);
}

function tabSpan({ id, badge }: ViewSpec, title: string, shown: View, state: State): StyledText {
  const count = badge?.(state) ?? '';
  return span(` ${title}${count === '' ? '' : ` ${count}`} `, id === shown ? 'tab' : count === '' ? 'idle' : 'warning');
}

/** If not all titles fit: the title of the current view and the keys of the others. */
function shortTitle({ id, key, title }: ViewSpec, shown: View): string {
  return id === shown ? `${key} ${title}` : key;
}

/** Whatever keeps the operator from seeing all rows in their order. */
export function arrangement(state: State): readonly StyledText[] {
  const { table, view } = state;
  if (!isGrid(view) && view !== 'detail') return [];
  const { filter, search, marks } = table;
  const hidden = hiddenMarks(state);
  return [
    ...(marks.size > 0 ? [span(`${marks.size} marked${hidden > 0 ? `, ${hidden} hidden` : ''}  `, 'warning')] : []),
    ...(search !== '' ? [span('search ', 'idle'), span(`${foreign(search)}  `, 'changed')] : []),
    ...(filter !== '' ? [span('filter ', 'idle'), span(`${foreign(filter)}  `, 'changed')] : []),
  ];
}
