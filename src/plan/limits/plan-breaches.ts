import { type Breach, breaches, type Policy, protecting } from '../../config/policy.ts';
import type { Plan } from '../plan.ts';

/** Policy violations of a plan: in the resulting table, and in what it removes. */
export function planBreaches(plan: Plan, policies: readonly Policy[]): readonly Breach[] {
  const removed = plan.steps.flatMap(({ change }) =>
    change.kind === 'delete-service'
      ? protecting(change.service, policies).map((policy): Breach => ({
          kind: 'protected',
          policy,
          why: 'a protected service must not be removed',
          service: change.service,
        }))
      : [],
  );
  return [...breaches(plan.target, policies), ...removed];
}

/** Whether a policy violation forbids the change; one of lower severity only warns. */
export function forbids({ policy }: Breach): boolean {
  return (policy.severity ?? 'error') === 'error';
}
