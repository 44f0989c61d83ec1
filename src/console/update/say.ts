import type { Notice, State } from '../state.ts';

/** Shows a notice until the next key. */
export function say(state: State, tone: Notice['tone'], text: string): State {
  return { ...state, notice: { tone, text } };
}
