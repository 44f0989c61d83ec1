import { foreign, type Line, span, type Span, spread } from '../paint/line.ts';
import { hiddenMarks } from '../selectors.ts';
import type { State, View } from '../state.ts';

const tabs: readonly (readonly [View, string])[] = [
  ['table', '1 Services'],
  ['connections', '2 Connections'],
  ['log', '3 Log'],
];

/** The views, and at the right how the rows are arranged and which are marked. */
export function tabsLine(state: State): Line {
  const shown = state.view === 'detail' || state.view === 'help' ? state.back : state.view;
  const left = tabs.flatMap(([view, label]): readonly Span[] => [
    span(' '),
    span(` ${label} `, view === shown ? 'tab' : 'idle'),
  ]);
  return spread(left, arrangement(state), state.size.columns);
}

/** Whatever keeps the operator from seeing all rows in their order. */
export function arrangement(state: State): readonly Span[] {
  const { table, staged, view } = state;
  if (view === 'log' || view === 'help') return [];
  const { filter, search, marks } = table;
  const hidden = hiddenMarks(state);
  return [
    ...(marks.size > 0 ? [span(`${marks.size} marked${hidden > 0 ? `, ${hidden} hidden` : ''}  `, 'warning')] : []),
    ...(staged.length > 0 ? [span(`${staged.length} staged  `, 'warning')] : []),
    ...(search !== '' ? [span('search ', 'idle'), span(`${foreign(search)}  `, 'changed')] : []),
    ...(filter !== '' ? [span('filter ', 'idle'), span(`${foreign(filter)}  `, 'changed')] : []),
  ];
}
