import type { ChangeOutcome } from '../../change/change-outcome.ts';
import type { WatchState } from './watch-state.ts';

/** Each retry is an entry in the log, so their number is limited. */
const mostRecorded = 5;

/**
 * Whether a failed change may succeed without a new version of the files: a lock is released, the table is read again,
 * the state directory becomes usable, the director comes back. A line that the kernel refuses, or a policy violation,
 * waits until the files change.
 */
export function isWorthAnotherTry(outcome: ChangeOutcome, state: WatchState): boolean {
  if (outcome.kind === 'not-begun') return outcome.why.kind !== 'policy';
  if (outcome.applied.kind === 'refused') return false;
  if (outcome.id === null) return true;
  state.recorded += 1;
  return state.recorded < mostRecorded;
}
