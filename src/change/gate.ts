import { breaches as breachesOf, type Breach, type Policy } from '../config/policy.ts';
import type { Table } from '../domain/table.ts';
import { serviceKeyText } from '../domain/service.ts';
import { shortagesOnTheWay } from '../plan/limits/capacity.ts';
import { forbids, planBreaches } from '../plan/limits/plan-breaches.ts';
import type { Plan } from '../plan/plan.ts';
import type { NotBegun } from './change-outcome.ts';

export interface GateInput {
  readonly plan: Plan;
  /** The table as it was shown, where the plan concerns only a part of it. */
  readonly shown?: Table;
  readonly policies?: readonly Policy[];
  readonly leastCapacity?: number | undefined;
}

/** What forbids a plan, whichever command runs it; null when nothing does. */
export function gate(gated: GateInput, before: Table): Extract<NotBegun, { kind: 'policy' | 'capacity' }> | null {
  const forbidden = planned(gated, before).filter(forbids);
  if (forbidden.length > 0) return { kind: 'policy', breaches: forbidden };
  const { plan, leastCapacity } = gated;
  if (leastCapacity === undefined) return null;
  const changes = plan.steps.map(({ change }) => change);
  const shortages = shortagesOnTheWay(before, changes, leastCapacity);
  return shortages.length > 0 ? { kind: 'capacity', shortages, least: leastCapacity } : null;
}

/** A partial change is not refused for violations that existed before it. */
function planned({ plan, shown, policies = [] }: GateInput, before: Table): readonly Breach[] {
  const found = planBreaches(plan, policies);
  if (!shown) return found;
  const old = new Set(breachesOf(before, policies).map(nameOf));
  return found.filter((breach) => !old.has(nameOf(breach)));
}

function nameOf({ policy, kind, service, server }: Breach): string {
  return JSON.stringify([policy.name, kind, service && serviceKeyText(service), server]);
}
