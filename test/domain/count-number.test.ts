import { expect, test } from 'vitest';
import { countNumber } from '../../src/domain/count-number.ts';

test.each([0n, 1n, 4_294_967_295n, 4_294_967_296n, 2n ** 53n, 2n ** 64n - 1n])(
  'the counter %s becomes a number',
  (count) => {
    expect(countNumber(count)).toBe(Number(count));
  },
);
