import type { ChangeOutcome } from '../../change/change-outcome.ts';
import type { WatchState } from './watch-state.ts';

/** Each of these tries is an entry of the log, so their number has a limit. */
const mostRecorded = 5;

/**
 * Whether a change that failed may succeed without a new version of the files: a lock is released, the table is read
 * again, the state directory becomes usable, the director comes back. A line that the kernel refuses, and a policy that
 * forbids the change, wait for the files to change.
 */
export function isWorthAnotherTry(outcome: ChangeOutcome, state: WatchState): boolean {
  if (outcome.kind === 'not-begun') return outcome.why.kind !== 'policy';
  if (outcome.applied.kind === 'refused') return false;
  if (outcome.id === null) return true;
  state.recorded += 1;
  return state.recorded < mostRecorded;
}
