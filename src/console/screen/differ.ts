import type { PaintedLine } from '../paint/paint.ts';
import { type Cells, cellsOf } from './cells.ts';
import { newPen, type Pen } from './pen.ts';

/** The output that turns one frame into the next: only the cells that changed are written. */
export function difference(
  before: readonly PaintedLine[] | null,
  after: readonly PaintedLine[],
  rows: number,
  columns: number,
): string {
  const pen = newPen();
  for (let row = 0; row < rows; row++) {
    const now = after[row] ?? blank;
    const then = before === null ? null : (before[row] ?? blank);
    if (then !== null && same(then, now)) continue;
    const cells = cellsOf(now);
    if (cells === null) wholeRow(pen, row, now);
    else changedCells(pen, row, then === null ? null : cellsOf(then), cells, columns);
  }
  const written = pen.end();
  return written === '' ? '' : `${beginSynchronized}${written}${endSynchronized}`;
}

const blank: PaintedLine = [];

/** Synchronised output: terminals that support it show the frame at once, others ignore it. */
const beginSynchronized = '\x1b[?2026h';
const endSynchronized = '\x1b[?2026l';

function same(left: PaintedLine, right: PaintedLine): boolean {
  if (left === right) return true;
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++) {
    if (left[at]?.text !== right[at]?.text || left[at]?.style !== right[at]?.style) return false;
  }
  return true;
}

/**
 * A row is erased before it is written: after a character in the last column, erasing to the end would take that one
 * too.
 */
function wholeRow(pen: Pen, row: number, line: PaintedLine): void {
  pen.goTo(row, 0);
  pen.erase();
  for (const { text, style } of line) pen.write(text, style);
}

/** Changed cells of a row; with null for the row before, all of them. */
function changedCells(pen: Pen, row: number, before: Cells | null, { text, styles }: Cells, columns: number): void {
  const end = before === null ? 0 : Math.max(text.length, before.text.length);
  const isSame = (at: number) =>
    before !== null &&
    (text[at] ?? ' ') === (before.text[at] ?? ' ') &&
    (styles[at] ?? '') === (before.styles[at] ?? '');
  let at = 0;
  const last = Math.min(text.length, columns);
  while (at < last) {
    if (isSame(at)) {
      at++;
      continue;
    }
    pen.goTo(row, at);
    let until = at + 1;
    for (let same = 0; until < last && same < worthJump; until++) same = isSame(until) ? same + 1 : 0;
    while (until > at + 1 && isSame(until - 1)) until--;
    while (at < until) {
      const style = styles[at] ?? '';
      let next = at + 1;
      while (next < until && styles[next] === style) next++;
      pen.write(text.slice(at, next), style);
      at = next;
    }
  }
  if ((before === null || end > text.length) && text.length < columns) {
    pen.goTo(row, text.length);
    pen.erase();
  }
}

/** Fewer unchanged cells are written again: to jump over them takes as many bytes. */
const worthJump = 6;
