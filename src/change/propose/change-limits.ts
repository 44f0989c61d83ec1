import { type Observation, tableOf } from '../../domain/observation.ts';
import { type Shortage, shortagesOnTheWay } from '../../plan/limits/capacity.ts';
import { type Disruption, disruptions } from '../../plan/limits/disruption.ts';
import type { Plan } from '../../plan/plan.ts';

/** How much a change may harm a service, as its caller says; shares are 0 to 1. */
export interface Limits {
  readonly mostDisruption?: number;
  readonly leastCapacity?: number;
}

/** A limit that a plan breaks in a service. */
export type BrokenLimit =
  | { readonly kind: 'disruption'; readonly disruption: Disruption; readonly most: number }
  | { readonly kind: 'capacity'; readonly shortage: Shortage; readonly least: number };

export function brokenLimits(observation: Observation, plan: Plan, limits: Limits): readonly BrokenLimit[] {
  return [...tooDisruptive(observation, plan, limits), ...tooWeak(observation, plan, limits)];
}

function tooDisruptive(
  observation: Observation,
  { steps }: Plan,
  { mostDisruption: most }: Limits,
): readonly BrokenLimit[] {
  if (most === undefined) return [];
  const found = disruptions(observation, steps).filter(({ share }) => share > most);
  return found.map((disruption) => ({ kind: 'disruption', disruption, most }));
}

function tooWeak(observation: Observation, { steps }: Plan, { leastCapacity: least }: Limits): readonly BrokenLimit[] {
  if (least === undefined) return [];
  const changes = steps.map(({ change }) => change);
  const found = shortagesOnTheWay(tableOf(observation), changes, least);
  return found.map((shortage) => ({ kind: 'capacity', shortage, least }));
}
