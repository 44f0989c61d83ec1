import { type DirectorRole, roleOf } from '../change/rollout/director-role.ts';
import { knownDaemons } from '../change/rollout/known-daemons.ts';
import type { State } from './state.ts';

/** The role of a director, 0 for the first: from its sync daemons, and from what is known of its host. */
export function roleIn(state: State, place: number): DirectorRole {
  const latest = place === 0 ? state.live.latest : (state.peers[place - 1]?.latest ?? null);
  if (latest === null) return 'unknown';
  const daemons = knownDaemons(latest.observation);
  const { addresses } = state.evidence[place] ?? {};
  return roleOf({ ...(daemons && { daemons }), ...(addresses && { addresses }) });
}
