import { expire } from './connections.ts';
import { type IpvsState, tidyingPeriod } from './ipvs-state.ts';
import { estimate, estimatorPeriod } from './statistics.ts';
import { sweep } from './trash.ts';

/** Advances the clock: timers end, deleted servers are forgotten, rates are estimated. It never goes back. */
export function advance(state: IpvsState, to: number): void {
  while (state.nextTidying <= to) {
    endTimers(state, state.nextTidying);
    tidy(state);
    state.nextTidying += tidyingPeriod;
  }
  endTimers(state, to);
  estimateUntil(state, to);
}

function endTimers(state: IpvsState, to: number): void {
  state.connections.timers.advance(to, (connection) => {
    state.now = Math.max(state.now, connection.firesAt);
    expire(state, connection);
  });
  state.now = Math.max(state.now, to);
}

function tidy(state: IpvsState): void {
  // Lazy services count minutes too: lblc and lblcr need them.
  for (const service of state.services.values()) service.wake();
  for (const service of state.tidying) service.scheduling?.tidy?.();
  sweep(state.trash, state.now);
}

/** Estimator runs after which every average is zero if no packet came. */
const looksUntilQuiet = 128;

function estimateUntil(state: IpvsState, to: number): void {
  if (state.nextEstimate > to) return;
  const looks = Math.floor((to - state.nextEstimate) / estimatorPeriod) + 1;
  for (let look = 0; look < Math.min(looks, looksUntilQuiet); look++) {
    estimate(state);
    for (const service of state.services.values()) {
      estimate(service);
      for (let server = service.servers.newest; server; server = server.older) estimate(server);
    }
  }
  state.nextEstimate += looks * estimatorPeriod;
}
