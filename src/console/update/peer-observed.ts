import { sampleOf } from '../../live/sample.ts';
import { type Transition, stay } from '../effect.ts';
import type { ConsoleEvent } from '../event.ts';
import type { Peer } from '../peer.ts';
import type { State } from '../state.ts';
import { askEvidence } from './ask-evidence.ts';

/** A sample of a director beside the first one, or why there is none. */
export function peerObserved(
  state: State,
  { place, at, seen }: Extract<ConsoleEvent, { kind: 'peer-observed' }>,
): Transition {
  const peers = state.peers.map((peer, index): Peer => {
    if (index !== place) return peer;
    if (!seen.ok) return { ...peer, failure: seen.failure };
    return { ...peer, latest: sampleOf(seen.value, at, peer.latest), failure: null };
  });
  const next = { ...state, peers };
  return seen.ok ? askEvidence(next, place + 1, seen.value) : stay(next);
}
