import type { Plan } from '../../plan/plan.ts';
import { mayDrop } from '../../plan/impact.ts';

/** `Plan: 3 changes: 1 added, 1 edited, 1 removed; 1 of them may drop connections.` */
export function planSummary({ steps }: Pick<Plan, 'steps'>): string {
  if (steps.length === 0) return 'Nothing to do.';
  const count = (begin: readonly string[]) => steps.filter(({ kind }) => begin.some((word) => kind.startsWith(word)));
  const parts = [
    [count(['add', 'start']).length, 'added'],
    [count(['edit', 'set']).length, 'edited'],
    [count(['delete', 'stop']).length, 'removed'],
  ] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  const drops = steps.filter(({ impact }) => mayDrop(impact)).length;
  const risk = drops === 0 ? 'no connection is dropped' : `${drops} of them may drop connections`;
  return `${steps.length} ${steps.length === 1 ? 'change' : 'changes'}: ${told.join(', ')}; ${risk}.`;
}
