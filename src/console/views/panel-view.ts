import { heading } from '../dock/heading.ts';
import { emptyLine, line, span, spansWidth, type StyledLine } from '../paint/line.ts';
import { cursorRow, shownRows } from '../selectors.ts';
import type { State } from '../state.ts';
import { gridOf } from '../view-registry.ts';
import { cutSpans } from '../paint/cut-spans.ts';

/** The row under the cursor, below the grid. */
export function panelBelow(state: State, width: number, height: number): readonly StyledLine[] {
  if (height === 0) return [];
  const [title, ...lines] = panelLines(state, width);
  const name =
    title === undefined
      ? ''
      : title.spans
          .map(({ text }) => text)
          .join('')
          .trim();
  const shown = lines.filter((one) => spansWidth(one.spans) > 0).slice(0, height - 1);
  return [heading(name, position(state), width), ...filled(shown, height - 1)];
}

/** Rows of the grid with the panel on their right. */
export function withPanelBeside(
  state: State,
  rows: readonly StyledLine[],
  width: number,
  beside: number,
): readonly StyledLine[] {
  if (beside === 0) return rows;
  const panel = panelLines(state, beside - 2);
  return rows.map((row, at) => {
    const spans = cutSpans(row.spans, width - beside);
    const { tone } = row;
    const own = tone === undefined ? spans : spans.map(({ text }) => span(text, tone));
    const space = ' '.repeat(Math.max(0, width - beside - spansWidth(spans)));
    const rest = span(space, tone);
    return line(...own, rest, span('│', 'border'), ...(panel[at]?.spans ?? []));
  });
}

function panelLines(state: State, width: number): readonly StyledLine[] {
  const row = cursorRow(state);
  return row === null ? [] : (gridOf(state).panel?.(row, state, width) ?? []);
}

/** `2 of 22`. */
export function position(state: State): string {
  const count = shownRows(state).length;
  return count === 0 ? '' : `${state.table.place + 1} of ${count}`;
}

function filled(lines: readonly StyledLine[], height: number): readonly StyledLine[] {
  return [...lines, ...Array<StyledLine>(Math.max(0, height - lines.length)).fill(emptyLine)];
}
