import type { Transition } from '../effect.ts';
import type { State } from '../state.ts';

/** Quits, but asks first if staged changes, steps of weights or drains that wait would be lost. */
export function quit(state: State): Transition {
  const { staged, ramps, queue, dialog } = state;
  const isIdle = staged.length === 0 && ramps.length === 0 && queue === null;
  if (!isIdle && dialog?.kind !== 'quit') return [{ ...state, dialog: { kind: 'quit' } }, []];
  return [state, [{ kind: 'quit' }]];
}
