import picocolors from 'picocolors';
import { expect, test } from 'vitest';
import { printableJson } from '../../src/domain/printable-json.ts';
import { readableText } from '../../src/report/escape.ts';

test.each<[text: string, shown: string]>([
  ['plain\n', 'plain\n'],
  ['\x1b[2Jgone', '\\x1b[2Jgone'],
  ['\x1b[8mhidden', '\\x1b[8mhidden'],
  ['\x1b]0;title\x07', '\\x1b]0;title\\x07'],
  ['\x1b[30;40mblack', '\\x1b[30;40mblack'],
  ['\x9b31mred', '\\x9b31mred'],
  ['a\rb\tc', 'a\\rb\\tc'],
  ['\u202eabc', '\\u202eabc'],
])('%j is printed as %j', (text, shown) => {
  expect(readableText(text)).toBe(shown);
});

test.each(['bold', 'dim', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'gray'] as const)(
  'the colour %s stays',
  (name) => {
    const painted = picocolors.createColors(true)[name]('text');
    expect(readableText(painted)).toBe(painted);
  },
);

test('JSON has no character that a terminal interprets, and the same value', () => {
  const value = { 'a\u202e': ['\x1b[2J', '\x9b', '\u2066\ufeff', 'für 💡'] };
  const text = printableJson(value);
  expect(text).toMatch(/^[\x20-\x7e\u00a0-\uffff]*$/);
  expect(text).not.toMatch(/[\u007f-\u009f\u202e\u2066\ufeff]/);
  expect(JSON.parse(text)).toEqual(value);
});
