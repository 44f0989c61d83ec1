import { expect, test } from 'vitest';
import { withoutOptimizing } from '../../../src/cli/console/without-optimizing.ts';

test.each([
  ['of this Node.js', process.versions.v8],
  ['that may not have the flags', '14.0.1'],
])('work is done once, with a V8 %s', (_, version) => {
  let times = 0;
  withoutOptimizing(() => times++, version);
  expect(times).toBe(1);
});

test('a failure of the work comes through', () => {
  const fail = () => {
    throw new Error('it failed');
  };
  expect(() => {
    withoutOptimizing(fail);
  }).toThrow('it failed');
});
