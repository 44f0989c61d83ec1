import { fallsBack, hashFlags, hasOwnFlags } from '../../domain/scheduler-flags.ts';
import type { ServiceSettings } from '../../domain/service.ts';
import { samePersistence, sameSettings } from '../diff/equal.ts';
import type { ChangedService } from '../diff/table-diff.ts';

export interface SettingsEdit {
  readonly settings: ServiceSettings;
  readonly reason: string;
}

/**
 * The settings edits of a service that must come before its servers change, and those that must come after. Usually one
 * edit in total; two if the target is less disruptive in one respect and more in another.
 */
export function settingsEdits(diff: ChangedService): {
  readonly early: readonly SettingsEdit[];
  readonly late: readonly SettingsEdit[];
} {
  const { before, settings: changes, servers } = diff;
  if (changes.length === 0) return { early: [], late: [] };
  const after = settingsOf(diff.after);
  if (servers.length === 0) return { early: [{ settings: after, reason: 'the target has these settings' }], late: [] };
  const early = settingsMeanwhile(settingsOf(before), after, takesAway(diff));
  if (early === null) return { early: [], late: [{ settings: after, reason: lateReason(before, after) }] };
  const first = { settings: early, reason: earlyReason(before, early) };
  if (sameSettings(early, after)) return { early: [first], late: [] };
  return { early: [first], late: [{ settings: after, reason: lateReason(early, after) }] };
}

/**
 * How many clients a change of servers moves under a scheduler: none under plain ones, few under mh, most under sh and
 * dh. `none` serves no client.
 */
function movesUnder(scheduler: string): number {
  if (scheduler === 'none') return 3;
  if (scheduler === 'sh' || scheduler === 'dh') return 2;
  return scheduler === 'mh' ? 1 : 0;
}

/** The settings under which the servers change; null if the current ones are best. */
function settingsMeanwhile(before: ServiceSettings, after: ServiceSettings, takes: boolean): ServiceSettings | null {
  const movesLess = movesUnder(after.scheduler) < movesUnder(before.scheduler);
  const movesMore = movesUnder(after.scheduler) > movesUnder(before.scheduler);
  const gainsFallback = takes && !movesLess && hasOwnFlags(before.scheduler) && fallsBack(after) && !fallsBack(before);
  const sameScheduler = before.scheduler === after.scheduler;
  const losesFallback = sameScheduler && hasOwnFlags(before.scheduler) && fallsBack(before) && !fallsBack(after);
  const losesPersistence = before.persistence !== null && after.persistence === null;
  const gainsPersistence = before.persistence === null && after.persistence !== null;
  if (movesMore || losesFallback || losesPersistence) {
    if (!movesLess && !gainsFallback && !gainsPersistence) return null;
    const scheduled = movesMore ? before : after;
    return {
      ...after,
      scheduler: scheduled.scheduler,
      flags: (scheduled.flags | (gainsFallback || losesFallback ? hashFlags.fallback : 0)) >>> 0,
      persistence: losesPersistence ? before.persistence : after.persistence,
    };
  }
  return after;
}

/** Whether a server loses weight or is removed, so that its clients must go elsewhere. */
function takesAway({ servers }: ChangedService): boolean {
  return servers.some(
    (each) =>
      each.kind === 'removed-server' || (each.kind === 'changed-server' && each.after.weight < each.before.weight),
  );
}

function settingsOf({ key, scheduler, flags, persistence, engine, onePacket }: ServiceSettings): ServiceSettings {
  return { key, scheduler, flags, persistence, engine, onePacket };
}

function earlyReason(before: ServiceSettings, after: ServiceSettings): string {
  if (before.scheduler !== after.scheduler) {
    return movesUnder(after.scheduler) < movesUnder(before.scheduler)
      ? `servers change under ${after.scheduler}, which moves fewer clients than ${before.scheduler}`
      : 'the target has this scheduler';
  }
  if (!fallsBack(before) && fallsBack(after)) return 'fallback is enabled before clients lose their server';
  if (before.persistence === null && after.persistence !== null) return 'persistence can be enabled early';
  return 'the target has these settings';
}

function lateReason(before: ServiceSettings, after: ServiceSettings): string {
  if (movesUnder(after.scheduler) > movesUnder(before.scheduler)) {
    return `servers have changed under ${before.scheduler}, so ${after.scheduler} fills its table only once`;
  }
  if (fallsBack(before) && !fallsBack(after)) return 'fallback is removed when no client needs it any more';
  if (!samePersistence(before.persistence, after.persistence)) return 'persistence is removed last';
  return 'the target has these settings';
}
