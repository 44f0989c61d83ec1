import type { SavedPlan } from '../../plan/saved/saved-plan.ts';
import type { Problem } from '../problem.ts';
import { notCombined } from './option-problems.ts';

export function notASavedPlan(path: string, reason: string): Problem {
  const remedy = 'make one: lvsrules plan TARGET -o FILE';
  return { what: 'not a saved plan', where: path, why: reason, remedy };
}

export function withoutEffect(options: readonly string[]): Problem {
  return notCombined('--plan', options.join(', '), {
    why: 'a saved plan is run unchanged',
    remedy: 'give it to lvsrules plan TARGET -o FILE',
  });
}

/** Errors of the target, and limits that the plan broke, travel with it: a saved plan cannot bypass them. */
export function savedPlanRefused({ targetErrors, limits }: SavedPlan, where: string): readonly Problem[] {
  const broken = limits.map((why): Problem => ({ what: why, where, why: 'found when the plan was made' }));
  if (targetErrors.length === 0) return broken;
  const shown = targetErrors.slice(0, 10).map((error): Problem => ({ what: error, where }));
  const count = `${targetErrors.length} ${targetErrors.length === 1 ? 'error' : 'errors'}`;
  const remedy = 'fix the target and plan again; nothing was changed';
  return [...broken, ...shown, { what: `the target of this plan has ${count}`, where, remedy }];
}
