import { readFileSync } from 'node:fs';

/** A process by its id and start time: the system reuses process ids. */
export interface ProcessIdentity {
  readonly pid: number;
  /** In kernel ticks since boot; null when unknown or when the process has ended. */
  readonly started: string | null;
}

export function identify(pid: number): ProcessIdentity {
  return { pid, started: startOf(pid) };
}

/** Whether this very process still exists, even as a zombie. False when unknown. */
export function isStillThere({ pid, started }: ProcessIdentity): boolean {
  return started !== null && startOf(pid) === started;
}

/** Field 22 of `/proc/PID/stat`; the name in field 2 may hold blanks and brackets. */
function startOf(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
