import { textWidth } from '../../report/text-width.ts';
import type { GridRow } from '../columns/column.ts';
import { fit, foreign } from '../paint/line.ts';
import { seenBefore } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { gridOf } from '../view-registry.ts';
import { shownColumns } from '../shown-columns.ts';
import { shownText } from '../shown-text.ts';

/** Every row and column of a grid as text, each column as wide as its texts. */
export function gridText(rows: readonly GridRow[], state: State): string {
  const seen = seenBefore(state);
  const grid = gridOf(state);
  const columns = shownColumns(state).map((column, index) => {
    const head = index === 0 ? (grid.titles[0] ?? '') : column.title;
    const texts = rows.map((row) => {
      const text = foreign(shownText(column, row, column.cell(row, seen).text, state));
      if (index > 0) return text;
      const group = grid.group?.(row) ?? row.id;
      return `${group === row.id ? '' : '  '}${text}${grid.suffix?.(row) ?? ''}`;
    });
    const width = Math.max(textWidth(head), widest(texts));
    return [head, ...texts].map((text) => fit(text, width, column.align));
  });
  return ['', ...rows]
    .map(
      (_, at) =>
        `${columns
          .map((texts) => texts[at] ?? '')
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

/** Not by spreading all: a view may have a million rows. */
function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text)), 0);
}
