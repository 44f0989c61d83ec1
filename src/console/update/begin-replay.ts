import type { Sample } from '../../live/sample.ts';
import type { State } from '../state.ts';
import { observed } from './answers.ts';

/** A console that has seen all samples of a recording, and shows the first one. */
export function replayed(state: State, samples: readonly Sample[]): State {
  const seen = samples.reduce<State>((one, { at, observation }) => {
    const [next] = observed(one, { kind: 'observed', at, observation });
    return { ...next, notice: null };
  }, state);
  const [first] = samples;
  if (first === undefined) return seen;
  const live = { ...seen.live, past: samples, frozen: { sample: first, since: first.at } };
  return { ...seen, now: first.at, live, replay: { playing: false } };
}
