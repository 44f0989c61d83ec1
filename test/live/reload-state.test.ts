import { describe, expect, test } from 'vitest';
import { type ReloadInput, reloadNext, reloadStart, type ReloadState } from '../../src/live/reload-state.ts';

const times = { debounceMs: 300, lookMs: 10_000 };

/** Runs inputs, each at its time, and gives back what the loop did at each. */
function run(
  script: readonly [at: number, input: ReloadInput][],
  start: ReloadState = settled,
  options = times,
): string[] {
  let state = start;
  return script.map(([at, input]) => {
    const [next, effects] = reloadNext(state, input, at, options);
    state = next;
    return effects
      .map((effect) =>
        effect.kind === 'wake' ? `wake ${effect.at}` : effect.kind === 'tell' ? effect.what : effect.kind,
      )
      .join(', ');
  });
}

/** Files in force, the next look at 10 s. */
const settled: ReloadState = { ...reloadStart, inForce: 'one', found: 'one', nextLook: 10_000 };
const brought = { kind: 'brought', fingerprint: 'two' } as const;

describe('the reload loop', () => {
  test('reads a file when it has stopped changing', () => {
    const changes = [0, 100, 250].map((at): [number, ReloadInput] => [at, { kind: 'file-changed' }]);
    expect(run([...changes, [400, { kind: 'woke' }], [550, { kind: 'woke' }]])).toEqual([
      'changed, wake 300',
      'wake 400',
      'wake 550',
      'wake 550',
      'load',
    ]);
  });

  test('reads the files at once when it is asked to, and when it is busy, as soon as it is not', () => {
    expect(
      run([
        [0, { kind: 'asked' }],
        [1, { kind: 'asked' }],
        [2, { kind: 'loaded', good: false }],
      ]),
    ).toEqual(['load', '', 'load']);
  });

  test('reads a file that never stops changing all the same', () => {
    const changes = Array.from({ length: 31 }, (_, at): [number, ReloadInput] => [at * 100, { kind: 'file-changed' }]);
    expect(run(changes).at(-1)).toBe('load');
  });

  test('does one thing at a time: a file that changes meanwhile waits', () => {
    expect(
      run([
        [0, { kind: 'file-changed' }],
        [300, { kind: 'woke' }],
        [310, { kind: 'loaded', good: true }],
        [320, { kind: 'file-changed' }],
        [900, brought],
      ]),
    ).toEqual(['changed, wake 300', 'load', 'bring', 'changed', 'load']);
  });

  test('keeps the last good files in force when new ones are bad', () => {
    expect(
      run([
        [0, { kind: 'file-changed' }],
        [300, { kind: 'woke' }],
        [310, { kind: 'loaded', good: false }],
      ]).at(-1),
    ).toBe('wake 10000');
  });

  test('tells of drift once, and leaves it alone', () => {
    const look: [number, ReloadInput][] = [
      [10_000, { kind: 'woke' }],
      [10_001, { kind: 'looked', fingerprint: 'by hand' }],
      [20_001, { kind: 'woke' }],
      [20_002, { kind: 'looked', fingerprint: 'by hand' }],
    ];
    expect(run(look)).toEqual(['look', 'drift, wake 20001', 'look', 'wake 30002']);
  });

  test('overwrites drift when asked to', () => {
    const looked: ReloadInput = { kind: 'looked', fingerprint: 'by hand' };
    expect(
      run(
        [
          [10_000, { kind: 'woke' }],
          [10_001, looked],
        ],
        settled,
        { ...times, overwriteDrift: true } as typeof times,
      ),
    ).toEqual(['look', 'drift, bring']);
  });

  test('goes on trying a director that is away, ever less often, and brings what waits when it is back', () => {
    expect(
      run([
        [0, { kind: 'file-changed' }],
        [300, { kind: 'woke' }],
        [301, { kind: 'loaded', good: true }],
        [302, { kind: 'director-away', while: 'bringing' }],
        [1302, { kind: 'woke' }],
        [1303, { kind: 'director-away', while: 'looking' }],
        [3303, { kind: 'woke' }],
        [3304, { kind: 'looked', fingerprint: 'one' }],
        [3305, brought],
      ]),
    ).toEqual([
      'changed, wake 300',
      'load',
      'bring',
      'director-away, wake 1302',
      'look',
      'wake 3303',
      'look',
      'director-back, bring',
      'wake 13305',
    ]);
  });
});
