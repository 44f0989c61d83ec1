import type { State } from './state.ts';

/** A sample older than this many intervals is stale. */
const intervals = 3;

/** How old the table on the screen is, and why no newer one was read. */
export interface Staleness {
  readonly ageMs: number;
  readonly reason: string;
}

/** Why the latest sample must not be trusted; null while samples arrive. A director that does not return counts like one that fails. */
export function staleness({ live, now, source }: State): Staleness | null {
  const ageMs = sampleAge(live, now);
  if (ageMs <= source.intervalMs * intervals) return null;
  return { ageMs, reason: live.failure ?? 'the director does not answer' };
}

/** Since when nothing was read, in milliseconds. */
export function sampleAge({ latest, startedAt }: State['live'], now: number): number {
  return now - (latest?.at ?? startedAt);
}
