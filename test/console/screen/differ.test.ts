import { describe, expect, test } from 'vitest';
import { difference } from '../../../src/console/screen/differ.ts';
import { screen } from '../../support/headless-terminal.ts';

const size = { columns: 6, rows: 3 };

describe('the screen shows the new frame', () => {
  test.each<[what: string, before: readonly string[], after: readonly string[]]>([
    ['a row that changed', ['one', 'two', 'three'], ['one', '2', 'three']],
    ['a row that is as wide as the terminal', ['one', 'two', ''], ['123456', '漢字漢', '']],
    ['fewer rows', ['one', 'two', 'three'], ['one']],
    ['more rows', ['one'], ['one', 'two', 'three']],
  ])('%s', async (_, before, after) => {
    const shown = screen(size);
    shown.write('\x1b[?7l');
    shown.write(difference(null, before, size.rows));
    shown.write(difference(before, after, size.rows));
    expect(await shown.rows()).toEqual(Array.from({ length: size.rows }, (_row, row) => after[row] ?? ''));
  });
});

test('nothing is written when nothing changed', () => {
  expect(difference(['one', 'two'], ['one', 'two'], 3)).toBe('');
});
