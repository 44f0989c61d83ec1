import { describe, expect, test } from 'vitest';
import { type ReloadInput, reloadNext, reloadStart, type ReloadState } from '../../src/live/reload-state.ts';

const times = { debounceMs: 300, observeMs: 10_000 };

/** Runs inputs, each at its time, and returns what the loop did at each. */
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
        effect.kind === 'wake' ? `wake ${effect.at}` : effect.kind === 'report' ? effect.what : effect.kind,
      )
      .join(', ');
  });
}

/** Files in force, the next observation at 10 s. */
const settled: ReloadState = { ...reloadStart, inForce: 'one', found: 'one', nextObservation: 10_000 };
const applied = { kind: 'applied', fingerprint: 'two' } as const;

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
        [2, { kind: 'loaded', valid: false }],
      ]),
    ).toEqual(['load', '', 'load']);
  });

  test('reads a file that never stops changing', () => {
    const changes = Array.from({ length: 31 }, (_, at): [number, ReloadInput] => [at * 100, { kind: 'file-changed' }]);
    expect(run(changes).at(-1)).toBe('load');
  });

  test('does one thing at a time: a file that changes meanwhile waits', () => {
    expect(
      run([
        [0, { kind: 'file-changed' }],
        [300, { kind: 'woke' }],
        [310, { kind: 'loaded', valid: true }],
        [320, { kind: 'file-changed' }],
        [900, applied],
      ]),
    ).toEqual(['changed, wake 300', 'load', 'apply', 'changed', 'load']);
  });

  test('keeps the last good files in force when new ones are bad', () => {
    expect(
      run([
        [0, { kind: 'file-changed' }],
        [300, { kind: 'woke' }],
        [310, { kind: 'loaded', valid: false }],
      ]).at(-1),
    ).toBe('wake 10000');
  });

  test('reports drift once, and does not change it', () => {
    const observing: [number, ReloadInput][] = [
      [10_000, { kind: 'woke' }],
      [10_001, { kind: 'observed', fingerprint: 'by hand', gone: false }],
      [20_001, { kind: 'woke' }],
      [20_002, { kind: 'observed', fingerprint: 'by hand', gone: false }],
    ];
    expect(run(observing)).toEqual(['observe', 'drift, wake 20001', 'observe', 'wake 30002']);
  });

  test('overwrites drift when asked to', () => {
    const observed: ReloadInput = { kind: 'observed', fingerprint: 'by hand', gone: false };
    expect(
      run(
        [
          [10_000, { kind: 'woke' }],
          [10_001, observed],
        ],
        settled,
        { ...times, overwriteDrift: true } as typeof times,
      ),
    ).toEqual(['observe', 'drift, apply']);
  });

  test('retries a director that is away, less and less often, and applies what waits when it is back', () => {
    expect(
      run([
        [0, { kind: 'file-changed' }],
        [300, { kind: 'woke' }],
        [301, { kind: 'loaded', valid: true }],
        [302, { kind: 'director-away', while: 'applying' }],
        [1302, { kind: 'woke' }],
        [1303, { kind: 'director-away', while: 'observing' }],
        [3303, { kind: 'woke' }],
        [3304, { kind: 'observed', fingerprint: 'one', gone: false }],
        [3305, applied],
      ]),
    ).toEqual([
      'changed, wake 300',
      'load',
      'apply',
      'director-away, wake 1302',
      'observe',
      'wake 3303',
      'observe',
      'director-back, apply',
      'wake 13305',
    ]);
  });

  test('applies the files again when a service is gone altogether, once for each table that is found', () => {
    const cleared: ReloadInput = { kind: 'observed', fingerprint: 'empty', gone: true };
    const script: [number, ReloadInput][] = [
      [10_000, { kind: 'woke' }],
      [10_001, cleared],
      [10_002, { kind: 'refused', fingerprint: 'empty' }],
      [20_002, { kind: 'woke' }],
      [20_003, cleared],
    ];
    expect(run(script)).toEqual(['observe', 'apply', 'wake 20002', 'observe', 'wake 30003']);
  });

  test('tries a change that failed again, ever less often, until it succeeds', () => {
    const failed: ReloadInput = { kind: 'failed', fingerprint: 'half' };
    const half: ReloadInput = { kind: 'observed', fingerprint: 'half', gone: false };
    expect(
      run([
        [0, { kind: 'file-changed' }],
        [300, { kind: 'woke' }],
        [301, { kind: 'loaded', valid: true }],
        [302, failed],
        [1302, { kind: 'woke' }],
        [1303, half],
        [1304, failed],
        [3304, { kind: 'woke' }],
        [3305, half],
        [3306, applied],
        [3307, { kind: 'woke' }],
      ]),
    ).toEqual([
      'changed, wake 300',
      'load',
      'apply',
      'wake 1302',
      'observe',
      'apply',
      'wake 3304',
      'observe',
      'apply',
      'wake 13306',
      'wake 13306',
    ]);
  });

  test('overrides manual changes on request, also when requested in the middle of a change', () => {
    const wholly = (script: readonly ReloadInput[]) => {
      let state: ReloadState = settled;
      return script.flatMap((input) => {
        const [next, effects] = reloadNext(state, input, 0, times);
        state = next;
        return effects.flatMap((effect) => (effect.kind === 'apply' ? [effect.wholly] : []));
      });
    };
    const loaded: ReloadInput = { kind: 'loaded', valid: true };
    expect(wholly([{ kind: 'asked' }, loaded, { kind: 'asked' }, applied, loaded])).toEqual([true, true]);
    expect(wholly([{ kind: 'asked' }, loaded, applied, { kind: 'file-changed' }, { kind: 'woke' }])).toEqual([true]);
  });
});
