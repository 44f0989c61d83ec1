import type { Observation } from '../../domain/observation.ts';
import { type Transition, stay } from '../effect.ts';
import type { State } from '../state.ts';

/** How long what a host showed of its role is used while the directors are shown. */
const patienceMs = 15_000;

/**
 * After a sample of a director, 0 for the first: asks its host what tells its role, once, and then again while the
 * directors are shown. A console of one director asks nothing.
 */
export function askEvidence(state: State, place: number, observation: Observation): Transition {
  const known = state.evidence[place];
  const isDue = known === undefined || (state.view === 'directors' && state.now - known.at > patienceMs);
  if (state.peers.length === 0 || state.replay !== null || !isDue) return stay(state);
  const evidence = { ...state.evidence, [place]: { ...known, at: state.now } };
  return [{ ...state, evidence }, [{ kind: 'read-evidence', place, observation }]];
}
