import type { Field } from '../field.ts';
import { type StyledText, span } from '../paint/line.ts';
import { textWidth } from '../../report/text-width.ts';
import { foreign } from '../paint/line.ts';

/** A line being typed, with the cursor; of a long line the part around the cursor. */
export function fieldSpans({ text, cursor }: Field, room: number): readonly StyledText[] {
  const characters = [...text].map(foreign);
  let from = 0;
  while (textWidth(characters.slice(from, cursor).join('')) > room - 1) from++;
  const before = characters.slice(from, cursor).join('');
  const under = characters[cursor] ?? ' ';
  let after = '';
  for (const character of characters.slice(cursor + 1)) {
    if (textWidth(before + under + after + character) > room) break;
    after += character;
  }
  return [span(before, 'input'), span(under, 'cursor'), span(after, 'input')];
}
