import type { LogEntry } from '../../change/journal/change-log.ts';
import type { Problem } from '../problem.ts';

/** A change that was begun and never ended, and what to do about it. */
export function unfinishedProblem(entry: LogEntry, where: string): Problem {
  return {
    what: `${changeWords(entry)} was interrupted`,
    where,
    remedy: 'lvsrules undo rolls back what it made, lvsrules apply --finish runs the rest',
  };
}

/** A change that another process is making. */
export function runningProblem(entry: LogEntry, where: string): Problem {
  return { what: `${changeWords(entry)} is running`, where, remedy: 'lvsrules log shows how it ends' };
}

/** `a change of 4 steps, begun 2026-11-23T16:40:02.123Z (new.rules),`. */
export function changeWords({ at, target, planned, commands }: LogEntry): string {
  const steps = (planned ?? commands).length;
  return `a change of ${steps} ${steps === 1 ? 'step' : 'steps'}, begun ${at} (${target}),`;
}
