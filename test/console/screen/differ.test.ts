import { describe, expect, test } from 'vitest';
import type { PaintedLine } from '../../../src/console/paint/paint.ts';
import { difference } from '../../../src/console/screen/differ.ts';
import { screen } from '../../support/headless-terminal.ts';

const size = { columns: 12, rows: 3 };

/** A row written as `plain [31:red] plain`. */
function row(written: string): PaintedLine {
  return [...written.matchAll(/\[([\d;]+):([^\]]*)\]|([^[]+)/g)].map(([, style = '', styled, plain]) => ({
    text: styled ?? plain ?? '',
    style,
  }));
}

function rowsOf(written: readonly string[]): readonly PaintedLine[] {
  return written.map(row);
}

function change(before: readonly string[] | null, after: readonly string[]): string {
  return difference(before && rowsOf(before), rowsOf(after), size.rows, size.columns);
}

/** The frame on an empty screen, row by row, each look in full. */
function plainly(written: readonly string[]): string {
  const runs = (line: PaintedLine) => line.map(({ text, style }) => `\x1b[0;${style}m${text}`).join('');
  return rowsOf(written)
    .map((line, at) => `\x1b[${at + 1};1H${runs(line)}\x1b[m`)
    .join('');
}

const frames: readonly (readonly [what: string, before: readonly string[], after: readonly string[]])[] = [
  ['a row that changed', ['one', 'two', 'three'], ['one', '2', 'three']],
  ['a row that is as wide as the terminal', ['one', 'two', ''], ['123456789012', '漢字漢字漢字', '']],
  ['fewer rows', ['one', 'two', 'three'], ['one']],
  ['more rows', ['one'], ['one', 'two', 'three']],
  ['a digit within a row', ['load 1 of 9'], ['load 2 of 9']],
  ['digits at both ends of a row', ['1 weight   1'], ['2 weight   2']],
  ['the last column', ['12345678901a'], ['12345678901b']],
  ['a row that gets shorter', ['12345678901a'], ['1234567']],
  ['the same text in another look', ['[31:one] two'], ['[32:one] two']],
  ['the selected row', ['[7:one         ]', 'two'], ['one', '[7:two         ]']],
  ['blanks of which only some show their look', ['[7:a   b]'], ['[31:a   b]']],
  ['wide characters that go', ['漢字 a', 'two'], ['an a', 'two']],
  ['wide characters that come', ['an a', 'two'], ['漢字 a', 'two']],
  ['an accent that fills no cell', ['cafe 1'], ['cafe\u0301 2']],
];

test.each(frames)('the screen shows the new frame: %s', async (_, before, after) => {
  const stepwise = screen(size);
  const atOnce = screen(size);
  for (const each of [stepwise, atOnce]) each.write('\x1b[?7l');
  stepwise.write(change(null, before));
  stepwise.write(change(before, after));
  atOnce.write(plainly(after));
  expect(await stepwise.cells()).toEqual(await atOnce.cells());
  const texts = (await stepwise.rows()).map((text) => text.trimEnd());
  const wanted = rowsOf(after).map((line) =>
    line
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  );
  expect(texts).toEqual(Array.from({ length: size.rows }, (_row, at) => wanted[at] ?? ''));
});

describe('what is written', () => {
  test('is nothing when nothing changed', () => {
    expect(change(['one', '[31:two]'], ['one', '[31:two]'])).toBe('');
  });

  test('is one cell when one digit changed, in one synchronised update', () => {
    expect(change(['weight 1 of 9'], ['weight 2 of 9'])).toBe('\x1b[?2026h\x1b[1;8H2\x1b[?2026l');
  });

  test('names a look once for cells that share it', () => {
    expect(change(['[31:one two]'], ['[31:ONE TWO]'])).toBe('\x1b[?2026h\x1b[1;1H\x1b[31mONE TWO\x1b[m\x1b[?2026l');
  });

  test('erases nothing before it draws, so that nothing flickers', () => {
    expect(change(['[7:one         ]'], ['[7:two         ]'])).not.toContain('\x1b[K');
  });
});

test('after any frame, the screen is the same as if that frame had been drawn first', async () => {
  const random = generator(7);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const piece = () => `${pick(['', '[31:', '[1;38;5;73:', '[7:', '[38;5;231;48;5;24:'])}`;
  const text = () => Array.from({ length: Math.floor(random() * 5) }, () => pick(['1', ' ', ' ', 'a', '│'])).join('');
  const line = () => {
    const written = Array.from({ length: 3 }, () => {
      const [open, inside] = [piece(), text()];
      return inside === '' ? '' : open === '' ? inside : `${open}${inside}]`;
    }).join('');
    return pick([written, written, written, '漢字', '']);
  };
  const shown = screen(size);
  shown.write('\x1b[?7l');
  let before: readonly string[] | null = null;
  for (let round = 0; round < 100; round++) {
    const after: readonly string[] = before?.map((old) => (random() < 0.4 ? old : line())) ?? [line(), line(), line()];
    shown.write(change(before, after));
    before = after;
    const fresh = screen(size);
    fresh.write(`\x1b[?7l${plainly(after)}`);
    expect(await shown.cells()).toEqual(await fresh.cells());
  }
});

/** Numbers from 0 to 1, the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
