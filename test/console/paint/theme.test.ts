import { describe, expect, test } from 'vitest';
import { palettes } from '../../../src/console/paint/palettes.ts';
import { theme } from '../../../src/console/paint/theme.ts';

test('a frame colour is on the name of the director and on lines, and on nothing else', () => {
  const [usual, framed] = [theme('256', false).styles, theme('256', false, { frame: 'red' }).styles];
  expect([usual.director, usual.border]).toEqual(['1', '38;5;240']);
  expect(framed).toEqual({ ...usual, director: '1;38;5;231;48;5;124', border: '38;5;160' });
});

test('without colours the framed name of a director is reversed', () => {
  expect(theme('none', false, { frame: 'red' }).styles.director).toBe('1;7');
});

describe('on a light background', () => {
  const { light } = palettes;

  test('every tone that has a style in the dark has one, but for what is plain there', () => {
    expect(Object.keys(light[256]).sort()).toEqual(Object.keys(palettes.dark[256]).sort());
  });

  test.each(Object.entries(light[256]).filter(([, style]) => !/48;5/.test(style)))(
    '%s can be read: %s',
    (tone, style) => {
      const colour = /38;5;(\d+)/.exec(style)?.[1];
      const least = tone === 'border' ? 2 : tone === 'dimmed' ? 3 : 4.4;
      if (colour !== undefined) expect(contrastOnWhite(Number(colour))).toBeGreaterThan(least);
    },
  );
});

/** The ratio of WCAG 2 for a colour of the 256-colour palette, from 16 on. */
function contrastOnWhite(colour: number): number {
  const levels = [0, 95, 135, 175, 215, 255];
  const grey = 8 + (colour - 232) * 10;
  const cube = colour - 16;
  const rgb =
    colour >= 232
      ? [grey, grey, grey]
      : [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((at) => levels[at] ?? 0);
  const [red = 0, green = 0, blue = 0] = rgb
    .map((value) => value / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
