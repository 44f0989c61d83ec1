import { tableAfter } from '../domain/apply-change.ts';
import type { Table } from '../domain/table.ts';
import type { Plan } from './plan.ts';
import { planOfSteps } from './saved/plan-of-steps.ts';
import type { Step } from './step.ts';

/** A plan in two: what adds and widens, and what narrows and removes, which starts from where the first one ends. */
export interface PlanParts {
  readonly give: Plan;
  readonly take: Plan;
}

/** Cuts a plan before its first step that takes something away. */
export function partsOf({ steps }: Pick<Plan, 'steps'>, from: Table): PlanParts {
  const first = steps.findIndex(({ phase }) => takes(phase));
  const end = first < 0 ? steps.length : first;
  const given = steps.slice(0, end);
  const between = tableAfter(
    from,
    given.map(({ change }) => change),
  );
  return { give: planOfSteps(given, from), take: planOfSteps(steps.slice(end), between) };
}

function takes(phase: Step['phase']): boolean {
  return phase !== 'prepare' && phase !== 'give';
}
