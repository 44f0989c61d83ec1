import { expect, test } from 'vitest';
import { bar } from '../../../src/console/columns/bar.ts';
import { asciiOnly } from '../../../src/console/paint/ascii.ts';

test('bars of every length are made of # and spaces without box characters', () => {
  const bars = Array.from({ length: 33 }, (_, eighth) => asciiOnly(bar(eighth / 32, 4)));
  for (const one of bars) expect(one).toMatch(/^#* ?$/);
  expect(bars[12]).toBe('##');
  expect(bars[11]).toBe('# ');
});
