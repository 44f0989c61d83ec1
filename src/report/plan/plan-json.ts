import type { Breach } from '../../config/policy.ts';
import { serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { Plan } from '../../plan/plan.ts';
import { planDigest } from '../../plan/saved/plan-digest.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { planSummary } from './plan-summary.ts';
import { printableJson } from '../../domain/printable-json.ts';

/** The objections to a plan. */
export interface AgainstPlan {
  readonly policy: readonly Breach[];
  /** Errors that lint found in the target. */
  readonly targetErrors: readonly string[];
  /** Limits of the command line that the plan breaks. */
  readonly limits: readonly string[];
}

/** A plan as JSON; `apply --plan` reads it back. */
export function planJson(plan: Plan, against: AgainstPlan): string {
  return `${printableJson(planValue(plan, against), 2)}\n`;
}

/** A plan as a value for JSON. */
export function planValue(plan: Plan, { policy, targetErrors, limits }: AgainstPlan) {
  const value = {
    version: 1,
    from: plan.from,
    steps: plan.steps.map(({ change, kind, phase, reason, impact, drain, foreign }) => ({
      command: changeLine(change),
      kind,
      phase,
      reason,
      impact,
      ...(drain && { drain }),
      ...(foreign && { foreign }),
      change,
    })),
    inverse: plan.inverse.map(changeLine),
    drift: plan.drift.map(({ key, reorder, remapped }) => ({
      service: serviceKeyText(key),
      matters: reorder.matters,
      ...(remapped !== undefined && { remapped }),
      reached: reorder.reached.map(serverKeyText),
      wanted: reorder.wanted.map(serverKeyText),
    })),
    policy: policy.map(policyValue),
    summary: planSummary(plan),
    targetErrors,
    limits,
  };
  return { ...value, digest: planDigest(value) };
}

/** A broken policy; the subject is absent if it is the whole table. */
function policyValue({ policy, kind, why, service, server }: Breach) {
  return {
    policy: policy.name,
    severity: policy.severity ?? 'error',
    kind,
    why,
    ...(service && { service: serviceKeyText(service) }),
    ...(server && { server: serverKeyText(server) }),
  };
}
