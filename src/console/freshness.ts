import type { State } from './state.ts';

/** A sample older than this many intervals is stale. */
const intervals = 3;

/** The age of the table on the screen, and why no newer one was read. */
export interface Staleness {
  readonly ageMs: number;
  readonly reason: string;
}

/** Why the latest sample is stale; null while samples arrive. A director that hangs counts like one that fails. */
export function staleness({ live, now, source }: State): Staleness | null {
  if (source.recorded !== undefined) return null;
  const ageMs = sampleAge(live, now);
  if (ageMs <= source.intervalMs * intervals) return null;
  return { ageMs, reason: live.failure ?? 'the director does not answer' };
}

/** Time since the last sample, in milliseconds. */
export function sampleAge({ latest, startedAt }: State['live'], now: number): number {
  return now - (latest?.at ?? startedAt);
}
