import type { OpenTable } from '../../change/open-table.ts';
import { type DirectorRole, roleOf } from '../../change/rollout/director-role.ts';
import { orderByHand, type OrderedMember, rolloutOrder, type Stage } from '../../change/rollout/rollout-order.ts';
import { tableOf } from '../../domain/observation.ts';
import { partsOf, type PlanParts } from '../../plan/plan-parts.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ShownStage } from '../../report/fleet/stage-words.ts';
import type { World } from '../world.ts';
import { roleEvidence } from './role-evidence.ts';

/** A director with its plan, as far as the order is concerned. */
export interface PlannedMember {
  readonly table: OpenTable;
  readonly plan: Plan;
}

export interface PlannedRollout {
  readonly roles: readonly DirectorRole[];
  readonly stages: readonly Stage[];
  readonly shown: readonly ShownStage[];
}

/** The order in which plans are made on their directors; `places`: the order by hand. */
export async function plannedRollout(
  members: readonly PlannedMember[],
  places: readonly number[] | undefined,
  world: World,
): Promise<PlannedRollout> {
  const roles = await Promise.all(
    members.map(async ({ table }) => roleOf(await roleEvidence(table.director.spec, table.observation, world))),
  );
  const parts = members.map(({ plan, table }) => partsOf(plan, tableOf(table.observation)));
  const ordered = parts.map(({ give, take }, place): OrderedMember => {
    return { role: roles[place] ?? 'unknown', gives: give.steps.length > 0, takes: take.steps.length > 0 };
  });
  const stages = places === undefined ? rolloutOrder(ordered) : orderByHand(ordered, places);
  const shown = stages.flatMap(({ member, part }): readonly ShownStage[] => {
    const [planned, cut] = [members[member], parts[member]];
    if (planned === undefined || cut === undefined) return [];
    const steps = part === 'whole' ? planned.plan.steps : stepsOf(cut, part);
    return [
      { director: planned.table.director.spec.text, role: roles[member] ?? 'unknown', part, steps: steps.length },
    ];
  });
  return { roles, stages, shown };
}

function stepsOf(parts: PlanParts, part: 'give' | 'take'): Plan['steps'] {
  return parts[part].steps;
}
