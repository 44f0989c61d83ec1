import { describe, expect, test } from 'vitest';
import { ties } from './ties.ts';

const file = (name: string, ...imported: readonly string[]) => ({ file: name, imported });

describe('ties', () => {
  test('folders that import each other are a tie, with an import for each direction', () => {
    const all = [file('src/a/x/one.ts', 'src/a/y/two.ts'), file('src/a/y/three.ts', 'src/a/x/four.ts')];
    expect(ties(all)).toEqual([
      {
        folder: 'src/a',
        steps: [
          { from: 'src/a/x/one.ts', to: 'src/a/y/two.ts' },
          { from: 'src/a/y/three.ts', to: 'src/a/x/four.ts' },
        ],
      },
    ]);
  });

  test('a circle over a file beside the folders is a tie', () => {
    const all = [
      file('src/a/x/one.ts', 'src/a/main.ts'),
      file('src/a/main.ts', 'src/a/y/two.ts'),
      file('src/a/y/three.ts', 'src/a/x/four.ts'),
    ];
    expect(ties(all).map(({ folder, steps }) => [folder, steps.length])).toEqual([['src/a', 3]]);
  });

  test('so are layers that import each other', () => {
    expect(ties([file('src/a/one.ts', 'src/b/two.ts'), file('src/b/three.ts', 'src/a/x/four.ts')])).toHaveLength(1);
  });

  test.each([
    ['one direction', [file('src/a/x/one.ts', 'src/a/y/two.ts'), file('src/a/x/two.ts', 'src/a/y/one.ts')]],
    ['imports within a folder', [file('src/a/x/one.ts', 'src/a/x/two.ts')]],
    [
      'a file above a folder and another below it',
      [file('src/a/above.ts', 'src/a/x/one.ts'), file('src/a/x/one.ts', 'src/a/below.ts')],
    ],
  ])('%s is none', (_, all) => {
    expect(ties(all)).toEqual([]);
  });
});
