import { textOf } from '../../syntax/binary.ts';
import type { Position } from '../finding.ts';
import type { Span } from '../../domain/span.ts';
import type { LintLine, LintLines } from '../lint-document.ts';

/** Lines and columns of a span in a text of bytes. */
export function positionOfSpan(text: string, lines: LintLines, { start, end }: Span): Position {
  const first = lines.holding(start);
  const last = end <= (first?.end ?? 0) ? first : lines.holding(end);
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
function column(text: string, line: LintLine | undefined, offset: number): number {
  const from = line?.start ?? 0;
  const before = text.slice(from, Math.max(from, offset));
  if (!/[^\u0000-\u007f]/.test(before)) return before.length + 1;
  return Array.from(textOf(before)).length + 1;
}
