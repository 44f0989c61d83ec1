import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { modified } from '../../../src/sources/shell/modify.ts';
import { matches } from '../../../src/sources/shell/shell-pattern.ts';
import { mostTries, tries } from '../../../src/sources/shell/expression-work.ts';

const texts = ['', 'abc', 'aXbXc', 'XX', '10.0.0.1', 'a*b', 'a]b'];
const patterns = [
  '*',
  'X*',
  '*X',
  '?',
  'X?',
  '[0-9]*',
  '[!X]',
  '*.*',
  '\\*',
  'b',
  '[a-c]',
  '[[:digit:]]',
  '[]]',
  'a*X*',
];

test.each(['#', '##', '%', '%%', '/#', '/%', '/', '//'])('${x%sPATTERN} is what bash makes of it', (operator) => {
  const cases = texts.flatMap((text) => patterns.map((pattern) => [text, pattern] as const));
  const replacement = operator.startsWith('/') ? '/-' : '';
  const script = cases
    .map(([text, pattern]) => `x='${text}'; echo "[\${x${operator}${pattern}${replacement}}]"`)
    .join('\n');
  const wanted = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\n').slice(0, -1);
  expect(cases.map(([text, pattern]) => `[${String(modified(text, operator, pattern, '-'))}]`)).toEqual(wanted);
});

test('patterns of many wildcards are followed in bounded time, or not at all', () => {
  const text = 'a'.repeat(4000);
  expect(matches(text, `${'*a'.repeat(100)}b`)).toBe(false);
  expect(matches(text, `${'*a'.repeat(100)}`)).toBe(true);
  for (const operator of ['#', '##', '%', '%%', '/#', '/%']) {
    expect(modified(text, operator, `${'*a'.repeat(100)}b`, '-')).toBe(text);
  }
  expect(modified(text, '//', `${'*a'.repeat(100)}b`, '-')).toEqual({ unknown: 'a pattern is not followed' });
});

test.each([
  ['(a|a)*b', 1000, false],
  ['(a|aa)+b', 100, false],
  ['((a*)b)*c', 50, false],
  ['.*.*.*.*b', 1000, false],
  ['(a?){30}a{30}', 30, false],
  ['^(start|stop)$', 5, true],
  ['^[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+$', 15, true],
  ['^([0-9]{1,3}[.]){3}[0-9]{1,3}$', 15, true],
  ['eth[0-9]', 4000, true],
])('the expression %s and a text of %i characters: followed is %s', (expression, length, isFollowed) => {
  expect(tries(expression, length) <= mostTries).toBe(isFollowed);
});
