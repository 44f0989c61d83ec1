import { cut, type Line, textWidth } from './line.ts';
import type { Theme } from './theme.ts';

/** A line as a terminal shows it: cut to the width, tones as sequences. */
export function paintLine({ spans, tone }: Line, width: number, theme: Theme): string {
  const sign = theme.glyphs.ellipsis;
  let room = width;
  let painted = '';
  for (const [index, { text, tone: own }] of spans.entries()) {
    if (room <= 0) break;
    const shown = cut(text, room, index < spans.length - 1 && textWidth(text) <= room ? '' : sign);
    room -= textWidth(shown);
    painted += tone === undefined ? styled(shown, own === undefined ? undefined : theme.styles[own]) : shown;
  }
  if (tone === undefined) return painted;
  return styled(painted + ' '.repeat(Math.max(0, room)), theme.styles[tone]);
}

function styled(text: string, parameters: string | undefined): string {
  return parameters === undefined || (text.trim() === '' && !parameters.includes('7') && !parameters.includes('48'))
    ? text
    : `\x1b[${parameters}m${text}\x1b[0m`;
}
