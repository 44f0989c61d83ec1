import type { Problem } from '../problem.ts';

export const cannotAsk: Problem = {
  what: 'cannot ask for confirmation: standard input is not a terminal',
  remedy: 'use --yes to apply without confirmation, or --dry-run to see only the plan',
};

export const nothingChanged: Problem = { what: 'nothing was changed' };

/** `Make these 3 changes in netlink, 1 of which may drop connections?` */
export function planQuestion(steps: number, drops: number, spec: string): string {
  const count = steps === 1 ? 'this change' : `these ${steps} changes`;
  const risk = drops === 0 ? '' : `, ${drops} of which may drop connections`;
  return `Make ${count} in ${spec}${risk}?`;
}

export function foreignQuestion(removals: number): string {
  return `Also remove ${removals} that the file never named?`;
}
