import { sampleOf } from '../../live/sample.ts';
import type { ConsoleEvent } from '../event.ts';
import type { Peer } from '../peer.ts';
import type { State } from '../state.ts';

/** A sample of a director beside the first one, or why there is none. */
export function peerObserved(
  state: State,
  { place, at, seen }: Extract<ConsoleEvent, { kind: 'peer-observed' }>,
): State {
  const peers = state.peers.map((peer, index): Peer => {
    if (index !== place) return peer;
    if (!seen.ok) return { ...peer, failure: seen.failure };
    return { ...peer, latest: sampleOf(seen.value, at, peer.latest), failure: null };
  });
  return { ...state, peers };
}
