import { fitsOneRow } from '../dock/notice.ts';
import { blockedBy, keyText } from '../keys/binding.ts';
import { bindingsOf, contextOf } from '../keys/contexts.ts';
import { cut, foreign, type StyledLine, line, span, type StyledText, spansWidth } from '../paint/line.ts';
import type { State } from '../state.ts';

/** The last row: the current notice, or the available keys, as many as fit, always with help and quit. */
export function hintsLine(state: State): StyledLine {
  const { columns } = state.size;
  const { notice } = state;
  if (notice !== null && (state.dialog !== null || fitsOneRow(notice, columns))) {
    return line(span(` ${cut(foreign(notice.text), columns - 2)}`, notice.tone));
  }
  const hints = bindingsOf(contextOf(state))
    .filter((binding) => binding.hint !== undefined && blockedBy(binding, state) === null)
    .sort((a, b) => (a.hint ?? 0) - (b.hint ?? 0))
    .map((binding) => ({
      last: (binding.hint ?? 0) >= 90,
      spans: hintSpans(keyText(binding.keys[0] ?? ''), binding.label),
    }));
  const always = hints.filter(({ last }) => last);
  let room = columns - always.reduce((sum, { spans }) => sum + spansWidth(spans), 0);
  const shown: StyledText[] = [];
  for (const { spans, last } of hints) {
    const width = spansWidth(spans);
    if (last || width > room) continue;
    room -= width;
    shown.push(...spans);
  }
  return line(...shown, ...always.flatMap(({ spans }) => spans));
}

function hintSpans(key: string, label: string): readonly StyledText[] {
  return [span(` ${key}`, 'key'), span(` ${label} `, 'idle')];
}
