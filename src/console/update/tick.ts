import { type Transition, stay } from '../effect.ts';
import type { State } from '../state.ts';

/** Time passed without a sample. Only ages on the screen change. */
export function ticked(state: State, at: number): Transition {
  const { latest, frozen, failure } = state.live;
  const agesShown =
    frozen !== null || failure !== null || latest === null || at - latest.at >= state.source.intervalMs * 2;
  return stay(agesShown && at !== state.now ? { ...state, now: at } : state);
}
