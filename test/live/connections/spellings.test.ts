import { describe, expect, test } from 'vitest';
import { spellings } from '../../../src/live/connections/spellings.ts';

type Part = string | number;

function numbers(keys: readonly (readonly Part[])[], most = 1_000_000): readonly number[] {
  const spelled = spellings(most);
  return keys.map((key) => {
    spelled.begin();
    for (const part of key) {
      if (typeof part === 'number') spelled.addWord(part);
      else spelled.add(new TextEncoder().encode(`(${part})`), 1, new TextEncoder().encode(part).length + 1);
    }
    return spelled.number();
  });
}

describe('keys are numbered', () => {
  test.each<[keys: readonly (readonly Part[])[], expected: readonly number[]]>([
    [
      [['a'], ['b'], ['a']],
      [0, 1, 0],
    ],
    [
      [
        ['ab', 'c'],
        ['a', 'bc'],
        ['abc', ''],
        ['ab', 'c'],
      ],
      [0, 1, 2, 0],
    ],
    [
      [['abcd'], ['abcd', ''], ['abcde'], ['abcd']],
      [0, 1, 2, 0],
    ],
    // The text has the bits of the number.
    [
      [['::1'], [0x03313a3a], ['::1'], [0x03313a3a]],
      [0, 1, 0, 1],
    ],
    [
      [[0xffffffff], [0], [-1]],
      [0, 1, 0],
    ],
    [
      [[''], [], ['']],
      [0, 1, 0],
    ],
  ])('%j as %j', (keys, expected) => {
    expect(numbers(keys)).toEqual(expected);
  });

  test('a key of any length has its number', () => {
    const long = 'x'.repeat(5000);
    expect(numbers([[long], [`${long}y`], [long]])).toEqual([0, 1, 0]);
  });

  test('each of 50,000 neighbours has its own', () => {
    const keys = Array.from({ length: 50_000 }, (_, place) => [0x0a000000 + place, `10.0.0.${place % 250}`]);
    const expected = keys.map((_, place) => place);
    expect(numbers([...keys, ...keys])).toEqual([...expected, ...expected]);
  });

  test('a new one gets none if there is no room, and known ones keep theirs', () => {
    expect(numbers([['a'], ['b'], ['c'], ['b'], ['c']], 2)).toEqual([0, 1, -1, 1, -1]);
  });
});
