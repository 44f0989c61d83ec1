import { readFileSync } from 'node:fs';

/** A process by its number and the moment of its start: the system gives numbers of ended processes to new ones. */
export interface ProcessIdentity {
  readonly pid: number;
  /** In the kernel's ticks since boot; null where the system does not tell, or the process has ended. */
  readonly started: string | null;
}

export function identify(pid: number): ProcessIdentity {
  return { pid, started: startOf(pid) };
}

/** Whether this very process is still there, be it as a zombie. False where the system does not tell. */
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
