import { expect, test } from 'vitest';
import { withVerb } from '../../src/cli/program.ts';

test.each([
  ['', 'console'],
  ['--once --format json', 'console --once --format json'],
  ['--color never', '--color never console'],
  ['--color=never --once', '--color=never console --once'],
  ['lint a.rules', 'lint a.rules'],
  ['--color never lint', '--color never lint'],
  ['--help', '--help'],
  ['-V', '-V'],
  ['bogus', 'bogus'],
])("'lvsrules %s' means 'lvsrules %s'", (given, meant) => {
  expect(withVerb(given.split(' ').filter((word) => word !== '')).join(' ')).toBe(meant);
});
