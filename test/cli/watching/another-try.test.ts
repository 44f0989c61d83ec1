import { expect, test } from 'vitest';
import type { ChangeOutcome } from '../../../src/change/change-outcome.ts';
import { isWorthAnotherTry } from '../../../src/cli/watching/another-try.ts';
import { held, type KeepingValues } from '../../../src/cli/watching/watch-state.ts';
import type { World } from '../../../src/cli/world.ts';

const state = () => held([], { only: [] } as unknown as KeepingValues, {} as World);
const file = { path: 'x', code: 'EROFS', reason: 'the file system is read-only' };
const notBegun = (why: object) => ({ kind: 'not-begun', why }) as ChangeOutcome;
const ended = (id: string | null, applied: object) =>
  ({
    kind: 'ended',
    id,
    applied: { made: [], unknown: [], ...applied },
    rolledBack: null,
    unrecorded: null,
  }) as unknown as ChangeOutcome;
const failed = { kind: 'failed', failure: { kind: 'timed-out', seconds: 120 } };

test.each<[title: string, outcome: ChangeOutcome, again: boolean]>([
  ['a lock that is held is waited for', notBegun({ kind: 'locked', failure: file }), true],
  ['a state directory may become usable', notBegun({ kind: 'no-record', failure: file }), true],
  [
    'a state directory may become trusted',
    notBegun({ kind: 'distrusted', distrust: { path: 'x', why: 'mode' } }),
    true,
  ],
  ['servers may come back', notBegun({ kind: 'capacity', shortages: [], least: 0.5 }), true],
  ['a table that moved is planned for again', ended(null, { kind: 'moved' }), true],
  ['a director that is away may come back', ended(null, failed), true],
  ['a director that fails in the middle may recover', ended('1', failed), true],
  ['a policy waits for the files', notBegun({ kind: 'policy', breaches: [] }), false],
  ['a line that the kernel refuses waits for the files', ended('1', { kind: 'refused', refused: [] }), false],
])('%s', (_, outcome, again) => {
  expect(isWorthAnotherTry(outcome, state())).toBe(again);
});

test('at most five tries are logged for each version of the files', () => {
  const one = state();
  const tries = Array.from({ length: 6 }, () => isWorthAnotherTry(ended('1', failed), one));
  expect(tries).toEqual([true, true, true, true, false, false]);
});
