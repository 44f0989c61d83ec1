import type { FileFailure } from '../../ports/files.ts';
import type { Problem } from '../problem.ts';

/** An error in a target whose plan is shown anyway. */
export function applyRefuses(problem: Problem): Problem {
  return { ...problem, remedy: 'apply refuses this target' };
}

export const policyOfPlan: Problem = { what: 'a policy forbids this', remedy: 'apply refuses this plan' };

export function unsavedPlan({ path, reason }: FileFailure): Problem {
  return { what: 'cannot save the plan', where: path, why: reason };
}
