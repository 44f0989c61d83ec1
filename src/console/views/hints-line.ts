import { fitsOneRow } from '../dock/notice.ts';
import { type Binding, blockedBy, keysOf, keyText } from '../keys/binding.ts';
import { bindingsOf, contextOf } from '../keys/contexts.ts';
import { cut, foreign, type StyledLine, line, span, type StyledText, spansWidth } from '../paint/line.ts';
import type { State } from '../state.ts';

/** The last rows: the current notice, or the available keys, as many as fit, always with help and quit. */
export function hintsLines(state: State, rows: number): readonly StyledLine[] {
  const { columns } = state.size;
  const { notice } = state;
  const noted = notice !== null && (state.dialog !== null || fitsOneRow(notice, columns));
  const keyRows = noted ? rows - 1 : rows;
  const hints = bindingsOf(contextOf(state))
    .filter((binding) => binding.hint !== undefined && blockedBy(binding, state) === null)
    .flatMap((binding) => {
      const key = shownKey(binding, state);
      return key === undefined ? [] : [{ hint: binding.hint ?? 0, key, label: binding.label }];
    })
    .sort((a, b) => a.hint - b.hint)
    .map(({ hint, key, label }) => ({ last: hint >= 90, spans: hintSpans(keyText(key), label) }));
  const always = hints.filter(({ last }) => last).flatMap(({ spans }) => spans);
  let left = hints.filter(({ last }) => !last).map(({ spans }) => spans);
  const lines: StyledLine[] = [];
  for (let row = 0; row < keyRows; row++) {
    const end = row === keyRows - 1 ? always : [];
    const [shown, rest] = fitting(left, columns - spansWidth(end));
    left = rest;
    lines.push(line(...shown, ...end));
  }
  const said = noted ? [line(span(` ${cut(foreign(notice.text), columns - 2)}`, notice.tone))] : [];
  return [...lines, ...said].slice(-rows);
}

/** Dialogs keep their usual keys. */
function shownKey(binding: Binding, state: State): string | undefined {
  return (state.dialog === null ? keysOf(binding, state) : binding.keys)[0];
}

/** The hints that fit into a row, in their order, and the others. */
function fitting(
  hints: readonly (readonly StyledText[])[],
  width: number,
): readonly [readonly StyledText[], (readonly StyledText[])[]] {
  const shown: StyledText[] = [];
  const rest: (readonly StyledText[])[] = [];
  let room = width;
  for (const spans of hints) {
    const own = spansWidth(spans);
    if (own > room) rest.push(spans);
    else {
      room -= own;
      shown.push(...spans);
    }
  }
  return [shown, rest];
}

function hintSpans(key: string, label: string): readonly StyledText[] {
  return [span(` ${key}`, 'key'), span(` ${label} `, 'idle')];
}
