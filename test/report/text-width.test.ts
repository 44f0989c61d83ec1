import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { isNarrow } from '../../src/report/narrow-text.ts';
import { textWidth } from '../../src/report/text-width.ts';

test('a character that counts as narrow fills one column', () => {
  const every = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  const narrow = every.filter(isNarrow);
  expect(narrow.filter((character) => stringWidth(character) !== 1)).toEqual([]);
});

test.each([
  ['what the console draws', '▾ ├ └ ─ ● ‹ › … ▃█ ↑↓ ·', 23],
  ['a wide character', '日本', 4],
  ['a letter and its accent', 'e\u0301', 1],
  ['an arrow that is made an emoji', '↔\ufe0f', 2],
])('%s is as wide as a terminal shows it', (_, text, width) => {
  expect(textWidth(text)).toBe(width);
});
