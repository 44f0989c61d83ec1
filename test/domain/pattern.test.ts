import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesPattern } from '../../src/domain/pattern.ts';

test.each<[name: string, pattern: string, matched: boolean]>([
  ['tcp 192.0.2.1:80', 'tcp *', true],
  ['tcp 192.0.2.1:80', '*:80', true],
  ['tcp 192.0.2.1:80', '*:443', false],
  ['tcp 192.0.2.1:80', 'tcp 192.0.2.?:80', true],
  ['tcp 192.0.2.10:80', 'tcp 192.0.2.?:80', false],
  ['fwmark 7', 'fwmark 7', true],
  ['fwmark 7 ipv6', 'fwmark 7', false],
  ['a.b', 'a?b', true],
  ['a+b', 'a.b', false],
  ['', '*', true],
  ['', '?', false],
])('%s and the pattern %s: %s', (name, pattern, matched) => {
  expect(matchesPattern(name, pattern)).toBe(matched);
});

test('a pattern matches just what the regular expression of its meaning matches', () => {
  const short = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
  fc.assert(
    fc.property(short('ab'), short('ab*?'), (name, pattern) => {
      const meaning = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      expect(matchesPattern(name, pattern)).toBe(meaning.test(name));
    }),
    { numRuns: 2000 },
  );
});

test('many wildcards do not multiply the work', () => {
  expect(matchesPattern('a'.repeat(4000), `${'*a'.repeat(200)}b`)).toBe(false);
});
