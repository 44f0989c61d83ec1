import { expect, test } from 'vitest';
import { isMatched, readPathPattern } from '../../src/config/path-pattern.ts';

test.each<[pattern: string, path: string, matched: boolean]>([
  ['*.rules', 'a/b.rules', true],
  ['/*.rules', 'a/b.rules', false],
  ['a/**', 'a/b/c.rules', true],
  ['**/b.rules', 'b.rules', true],
  ['a/*/c', 'a/b/c', true],
  ['a/*/c', 'a/b/b/c', false],
  ['lb[12].rules', 'lb2.rules', true],
  ['lb[!12].rules', 'lb2.rules', false],
  ['build/', 'build', false],
  ['[z-a].rules', 'm.rules', false],
  ['[!z-a].rules', 'm.rules', true],
  ['[a-', 'a', false],
  ['[a-', '[a-', true],
  ['lb[a-z]?.rules', 'lbx1.rules', true],
  ['?.rules', '💡.rules', true],
  ['a/**/c', 'a/c', true],
  ['a/**/c', 'a/b/b/c', true],
  ['a/**/c', 'ab/c', false],
  ['a/**', 'a', false],
  ['a.b', 'axb', false],
  ['\\!a', '!a', true],
])('the pattern %s and the path %s: %s', (pattern, path, matched) => {
  const read = readPathPattern(pattern);
  expect(isMatched(path, false, read ? [read] : [])).toBe(matched);
});

test('the last pattern that matches a path wins', () => {
  const patterns = ['*.rules', '!keep.rules'].map(readPathPattern).filter((pattern) => pattern !== null);
  expect(isMatched('a.rules', false, patterns)).toBe(true);
  expect(isMatched('keep.rules', false, patterns)).toBe(false);
});

test('a pattern of many wildcards takes time at most proportional to its length times that of the path', () => {
  const read = readPathPattern(`${'*a'.repeat(200)}b`);
  expect(isMatched('a'.repeat(4000), false, read ? [read] : [])).toBe(false);
});
