import { type Transition, stay } from '../effect.ts';
import { rowFiguresOf } from '../../domain/row-figures.ts';
import type { Sample } from '../../live/sample.ts';
import type { State } from '../state.ts';
import { durationText } from '../paint/time.ts';
import { step } from './play-recording.ts';
import { say } from './say.ts';

/** Samples that are kept to go back to: at most this many, and fewer of a large table. */
const mostSamples = 120;
const mostRows = 40_000;

/** The samples to go back to after one more. */
export function pastAfter(past: readonly Sample[], latest: Sample): readonly Sample[] {
  const rows = rowFiguresOf(latest.observation.services).asked.length;
  const most = Math.max(2, Math.min(mostSamples, Math.floor(mostRows / Math.max(1, rows))));
  return [...past, latest].slice(-most);
}

/** Shows an earlier sample, or a later one; after the last one the table is live again. */
export function goInTime(state: State, by: number): Transition {
  if (state.replay !== null) return stay(step({ ...state, replay: { playing: false } }, by));
  const { frozen, past, latest } = state.live;
  if (latest === null) return stay(state);
  const at = frozen === null ? past.length - 1 : past.indexOf(frozen.sample);
  const place = (at < 0 ? 0 : at) + by;
  const sample = past[Math.max(0, place)];
  if (sample === undefined || place >= past.length - 1) {
    return stay(say({ ...state, live: { ...state.live, frozen: null } }, 'plain', 'the table is live'));
  }
  const next = { ...state, live: { ...state.live, frozen: { sample, since: sample.at } } };
  if (place >= 0) return stay(next);
  return stay(say(next, 'warning', `no sample is older: ${durationText(latest.at - sample.at)} are kept`));
}
