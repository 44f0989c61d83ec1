import { textOf } from '../../syntax/binary.ts';
import type { Place } from '../finding.ts';
import type { Span } from '../rule.ts';
import type { Line } from './sheet.ts';

/** The line that holds an offset; the last one for an offset behind the end. */
export function lineAt(lines: readonly Line[], offset: number): Line | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return lines[low];
}

/** Lines and columns of a stretch of a text of bytes. */
export function placeOfSpan(text: string, lines: readonly Line[], { start, end }: Span): Place {
  const first = lineAt(lines, start);
  const last = end <= (first?.end ?? 0) ? first : lineAt(lines, end);
  return {
    line: first?.number ?? 1,
    column: column(text, first, start),
    endLine: last?.number ?? 1,
    endColumn: column(text, last, end),
    start,
    end,
  };
}

/** From 1, in code points; a byte order mark counts as one. */
function column(text: string, line: Line | undefined, offset: number): number {
  const from = line?.start ?? 0;
  const before = text.slice(from, Math.max(from, offset));
  if (!/[^\u0000-\u007f]/.test(before)) return before.length + 1;
  return Array.from(textOf(before)).length + 1;
}
