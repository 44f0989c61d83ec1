import { arrangementWords } from './arrangement-words.ts';
import { spansWidth } from './paint/line.ts';
import { textWidth } from '../report/text-width.ts';
import type { State, View } from './state.ts';
import { shownViews, tabOf } from './view-registry.ts';
import type { ViewSpec } from './view-spec.ts';

/** A tab as it is drawn. */
export interface TabTitle {
  readonly id: View;
  readonly text: string;
  /** It counts something. */
  readonly counts: boolean;
}

/** The tabs after the first column: with their titles, or, where these do not fit, with their keys. */
export function tabTitles(state: State): readonly TabTitle[] {
  const shown = tabOf(state);
  const whole = shownViews(state).map((spec) => titled(spec, `${spec.key} ${spec.title}`, state));
  const width = whole.reduce((sum, { text }) => sum + textWidth(text), 0);
  if (width + spansWidth(arrangementWords(state)) < state.size.columns) return whole;
  return shownViews(state).map((spec) =>
    titled(spec, spec.id === shown ? `${spec.key} ${spec.title}` : spec.key, state),
  );
}

/** The tab at a column of the screen; null beside them. */
export function tabAt(state: State, column: number): View | null {
  let end = 1;
  for (const { id, text } of tabTitles(state)) {
    end += textWidth(text);
    if (column < end) return column > 0 ? id : null;
  }
  return null;
}

function titled({ id, badge }: ViewSpec, title: string, state: State): TabTitle {
  const count = badge?.(state) ?? '';
  return { id, text: ` ${title}${count === '' ? '' : ` ${count}`} `, counts: count !== '' };
}
