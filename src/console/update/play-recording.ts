import type { Sample } from '../../live/sample.ts';
import { type Transition, stay } from '../effect.ts';
import type { State } from '../state.ts';
import { say } from './say.ts';

/** Plays a recording from the sample shown, or stops. */
export function play(state: State): Transition {
  const playing = state.replay?.playing !== true;
  const { frozen, past } = state.live;
  const [first] = past;
  const isAtEnd = frozen?.sample === past.at(-1);
  const from = playing && isAtEnd && first !== undefined ? showing(state, first) : state;
  return stay({ ...from, replay: { playing } });
}

/** One sample on, while a recording plays. */
export function playOn(state: State): State {
  return state.replay?.playing === true ? step(state, 1) : state;
}

/** An earlier or a later sample of a recording. */
export function step(state: State, by: number): State {
  const { frozen, past } = state.live;
  const at = frozen === null ? -1 : past.indexOf(frozen.sample);
  const wanted = at + by;
  const sample = past[Math.max(0, Math.min(past.length - 1, wanted))];
  if (sample === undefined) return state;
  const next = showing(state, sample);
  if (wanted < past.length && wanted >= 0) return next;
  const words = wanted < 0 ? 'the recording begins here' : 'the recording ends here';
  return say({ ...next, replay: { playing: false } }, 'plain', words);
}

function showing(state: State, sample: Sample): State {
  return { ...state, now: sample.at, live: { ...state.live, frozen: { sample, since: sample.at } } };
}
