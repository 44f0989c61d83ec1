import { textWidth } from '../../report/text-width.ts';
import { cut, type StyledText } from './line.ts';

/** Spans cut to a width, to put something on their right. */
export function cutSpans(spans: readonly StyledText[], width: number): readonly StyledText[] {
  const shown: StyledText[] = [];
  let room = width;
  for (const one of spans) {
    if (room <= 0) break;
    const text = cut(one.text, room, '');
    room -= textWidth(text);
    shown.push(text === one.text ? one : { ...one, text });
  }
  return shown;
}
