import { textWidth } from '../../report/text-width.ts';
import { asciiOnly } from './ascii.ts';
import { cut, foreign, type StyledLine } from './line.ts';
import type { Theme } from './theme.ts';

/**
 * A line as a terminal shows it: cut to the width, tones as sequences. All text of the screen goes through here, so control
 * characters are escaped here, whatever a view has left in it.
 */
export function paintLine({ spans, tone }: StyledLine, width: number, theme: Theme): string {
  const whole = tone === undefined ? undefined : theme.styles[tone];
  let room = width;
  let painted = '';
  for (const span of spans) {
    if (room <= 0) break;
    const shown = cut(foreign(span.text), room);
    room -= textWidth(shown);
    const text = theme.ascii ? asciiOnly(shown) : shown;
    painted += tone === undefined && span.tone !== undefined ? styled(text, theme.styles[span.tone]) : text;
  }
  return tone === undefined ? painted : styled(painted + ' '.repeat(Math.max(0, room)), whole);
}

function styled(text: string, parameters: string | undefined): string {
  return parameters === undefined || text === '' ? text : `\x1b[${parameters}m${text}\x1b[0m`;
}
