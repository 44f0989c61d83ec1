import { foreign, line, type StyledLine, span } from '../paint/line.ts';
import { textWidth } from '../../report/text-width.ts';
import { wrapped } from '../paint/wrap.ts';
import type { Notice } from '../state.ts';

/** Whether a notice fits into the last row. */
export function fitsOneRow({ text }: Notice, width: number): boolean {
  return textWidth(foreign(text)) <= width - 2;
}

/** A notice that is too long for the last row, in full. */
export function noticeLines(notice: Notice, width: number): readonly StyledLine[] {
  return wrapped(foreign(notice.text), width - 2).map((text) => line(span(` ${text}`, notice.tone)));
}
