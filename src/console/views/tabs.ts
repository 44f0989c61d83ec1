import { arrangementWords } from '../arrangement-words.ts';
import { type StyledLine, span, spread } from '../paint/line.ts';
import type { State } from '../state.ts';
import { tabTitles } from '../tab-titles.ts';
import { tabOf } from '../view-registry.ts';

/** The views, and on the right the arrangement and the marks. */
export function tabsLine(state: State): StyledLine {
  const shown = tabOf(state);
  const tabs = tabTitles(state).map(({ id, text, counts }) =>
    span(text, id === shown ? 'tab' : counts ? 'warning' : 'idle'),
  );
  return spread([span(' '), ...tabs], arrangementWords(state), state.size.columns);
}
