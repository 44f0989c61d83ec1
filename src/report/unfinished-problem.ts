import type { LogEntry } from '../change/journal/change-log.ts';
import type { Problem } from './problem.ts';

/** A change that was begun and never ended, and what to do about it. */
export function unfinishedProblem({ at, target, planned, commands }: LogEntry, where: string): Problem {
  const steps = (planned ?? commands).length;
  return {
    what: `a change of ${steps} ${steps === 1 ? 'step' : 'steps'}, begun ${at} (${target}), was interrupted`,
    where,
    remedy: 'lvsrules undo rolls back what it made, lvsrules apply --finish runs the rest',
  };
}
