import { cut, foreign, type StyledLine, span } from '../paint/line.ts';
import { textWidth } from '../../report/text-width.ts';

/** A horizontal line with a title, and a short text at its right end. */
export function heading(title: string, right: string, width: number): StyledLine {
  const end = right === '' ? '' : ` ${right} `;
  const shown = title === '' ? '' : ` ${cut(foreign(title), Math.max(0, width - 6 - textWidth(end)))} `;
  const rest = Math.max(0, width - textWidth(shown) - textWidth(end) - 3);
  return {
    spans: [
      span('──', 'border'),
      span(shown, 'title'),
      span('─'.repeat(rest), 'border'),
      span(end, 'idle'),
      span('─', 'border'),
    ],
  };
}
