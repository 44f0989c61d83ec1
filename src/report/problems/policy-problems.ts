import type { Breach } from '../../config/policy.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { Problem } from '../problem.ts';

/** `policy spares: at least 2 servers`, in one line. */
export function breachWords({ policy, why }: Breach): string {
  return `policy ${policy.name}: ${why}`;
}

export function breachProblem(breach: Breach): Problem {
  return { what: breachWords(breach), ...(breach.service && { where: serviceKeyText(breach.service) }) };
}

export const policyForbids: Problem = { what: 'a policy forbids this', why: 'nothing was changed' };

/** The same where a plan is only shown. */
export const policyForbidsPlan: Problem = { what: 'a policy forbids this', remedy: 'apply refuses this plan' };
