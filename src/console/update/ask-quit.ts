import type { Transition } from '../effect.ts';
import type { State } from '../state.ts';

/** Quits, but asks first if staged changes would be lost. */
export function quit(state: State): Transition {
  if (state.staged.length > 0 && state.dialog?.kind !== 'quit') return [{ ...state, dialog: { kind: 'quit' } }, []];
  return [state, [{ kind: 'quit' }]];
}
