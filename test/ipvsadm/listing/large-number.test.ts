import { expect, it } from 'vitest';
import { largeNumber } from '../../../src/ipvsadm/listing/large-number.ts';

it.each([
  [0n, '        0'],
  [99999999n, ' 99999999'],
  [100000000n, '  100000K'],
  [999999999n, '  999999K'],
  [1000000000n, '    1000M'],
  [99999999999n, '   99999M'],
  [100000000000n, '     100G'],
  [99999999999999n, '   99999G'],
  [100000000000000n, '     100T'],
  [18446744073709551615n, '18446744T'],
])('%d is shown as "%s"', (count, shown) => {
  expect(largeNumber(count, false)).toBe(shown);
});

it.each([
  [12345678n, ' 12345678'],
  [123456789n, ' 123456789'],
  [18446744073709551615n, ' 18446744073709551615'],
])('--exact shows %d as "%s"', (count, shown) => {
  expect(largeNumber(count, true)).toBe(shown);
});
