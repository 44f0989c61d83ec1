import { textWidth } from '../../report/text-width.ts';
import { asciiOnly } from './ascii.ts';
import { cut, foreign, type StyledLine } from './line.ts';
import type { Theme } from './theme.ts';

/** Text in one look. */
export interface PaintedRun {
  readonly text: string;
  /** SGR parameters; empty for plain text. */
  readonly style: string;
}

/** One row of the screen as a terminal shows it. */
export type PaintedLine = readonly PaintedRun[];

/**
 * Cuts a line to the width and gives its tones their look. All text of the screen goes through here, so control
 * characters are escaped here, whatever a view has left in it.
 */
export function paintLine(line: StyledLine, width: number, theme: Theme): PaintedLine {
  const known = painted.get(line);
  if (known?.width === width && known.theme === theme) return known.runs;
  const runs = paint(line, width, theme);
  painted.set(line, { width, theme, runs });
  return runs;
}

interface Painted {
  readonly width: number;
  readonly theme: Theme;
  readonly runs: PaintedLine;
}

/** A line that a view gives again was painted before. */
const painted = new WeakMap<StyledLine, Painted>();

function paint({ spans, tone }: StyledLine, width: number, theme: Theme): PaintedLine {
  const whole = tone === undefined ? undefined : (theme.styles[tone] ?? '');
  const runs: PaintedRun[] = [];
  let text = '';
  let style = whole ?? '';
  let room = width;
  for (const span of spans) {
    if (room <= 0) break;
    const shown = cut(foreign(span.text), room);
    if (shown === '') continue;
    room -= textWidth(shown);
    const own = whole ?? (span.tone === undefined ? '' : (theme.styles[span.tone] ?? ''));
    if (own !== style) {
      if (text !== '') runs.push({ text, style });
      text = '';
      style = own;
    }
    text += theme.ascii ? asciiOnly(shown) : shown;
  }
  if (whole !== undefined && room > 0) text += ' '.repeat(room);
  if (text !== '') runs.push({ text, style });
  return runs;
}
