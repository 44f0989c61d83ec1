import { type Transition, stay } from '../effect.ts';
import { playOn } from './play-recording.ts';
import type { State } from '../state.ts';

/** Time passed without a sample. Only ages on the screen change. */
export function ticked(state: State, at: number): Transition {
  if (state.replay !== null) return stay(playOn(state));
  const { latest, frozen, failure } = state.live;
  const agesShown =
    frozen !== null || failure !== null || latest === null || at - latest.at >= state.source.intervalMs * 2;
  return stay(agesShown && at !== state.now ? { ...state, now: at } : state);
}
