import { type OrderedMember, rolloutOrder, type Stage } from '../../change/rollout/rollout-order.ts';
import { tableOf } from '../../domain/observation.ts';
import { partsOf } from '../../plan/plan-parts.ts';
import type { FleetPart } from '../fleet-part.ts';

/** The order in which the directors are changed: what adds on backups before masters, what removes the other way round. */
export function stagesOf(parts: readonly FleetPart[]): readonly Stage[] {
  return rolloutOrder(
    parts.map(({ plan, observation, role }): OrderedMember => {
      const { give, take } = partsOf(plan, tableOf(observation));
      return { role, gives: give.steps.length > 0, takes: take.steps.length > 0 };
    }),
  );
}
