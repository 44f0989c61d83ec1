import { type Breach, breaches, type Policy, protecting } from '../../config/policy.ts';
import type { Plan } from '../plan.ts';

/** What the policies of a site say against a plan: against the table it leads to, and against what it removes. */
export function planBreaches(plan: Plan, policies: readonly Policy[]): readonly Breach[] {
  const removed = plan.steps.flatMap(({ change }) =>
    change.kind === 'delete-service'
      ? protecting(change.service, policies).map((policy): Breach => ({
          kind: 'protected',
          policy,
          why: 'a protected service may not be removed',
          service: change.service,
        }))
      : [],
  );
  return [...breaches(plan.target, policies), ...removed];
}

/** Whether a broken policy forbids the change; one of a lesser severity only warns. */
export function forbids({ policy }: Breach): boolean {
  return (policy.severity ?? 'error') === 'error';
}
