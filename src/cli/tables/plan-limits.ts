import { type Observation, tableOf } from '../../domain/observation.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { shortagesOnTheWay } from '../../plan/limits/capacity.ts';
import { type Disruption, disruptions } from '../../plan/limits/disruption.ts';
import type { Plan } from '../../plan/plan.ts';
import { percent } from '../../report/impact-text.ts';
import type { Problem } from '../../report/problem.ts';
import type { Planning } from './read-planning-options.ts';

/** The objections of `--max-disruption` and `--min-capacity` to a plan. */
export function limitsBroken(
  observation: Observation,
  plan: Plan,
  { mostDisruption, leastCapacity }: Planning,
): readonly Problem[] {
  return [...tooDisruptive(observation, plan, mostDisruption), ...tooWeak(observation, plan, leastCapacity)];
}

function tooDisruptive(observation: Observation, plan: Plan, most: number | undefined): readonly Problem[] {
  if (most === undefined) return [];
  return disruptions(observation, plan.steps)
    .filter(({ share }) => share > most)
    .map((disruption) => ({
      what: `${serviceKeyText(disruption.service)} would be disrupted by ${percent(disruption.share)}`,
      why: `--max-disruption allows ${percent(most)}`,
      remedy: calmer(disruption),
    }));
}

/**
 * Draining helps connections that would be cut; it would only refuse earlier the clients that a hash moves or refuses.
 */
function calmer({ by, fallback }: Disruption): string {
  if (fallback) return `add -b ${fallback.flag} first: then ${percent(fallback.moved)} move and nobody is refused`;
  return by === 'hash'
    ? 'make the change in smaller parts, or allow a larger share'
    : 'drain the servers first (--drain-timeout), or make the change in smaller parts';
}

function tooWeak(observation: Observation, plan: Plan, least: number | undefined): readonly Problem[] {
  if (least === undefined) return [];
  const changes = plan.steps.map(({ change }) => change);
  return shortagesOnTheWay(tableOf(observation), changes, least).map(({ service, share }) => ({
    what: `${serviceKeyText(service)} would be left with ${percent(share)} of its weight`,
    why: `--min-capacity requires ${percent(least)} at every step`,
    remedy: 'add servers or weight in the same change, or remove fewer servers at a time',
  }));
}
