import { readFileSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';

/** How long a program may take to end by itself. */
const graceMs = 300;

/**
 * Ends a program and everything it started. It is asked first and killed after 300 ms. Its pipes are closed at once: a
 * program that may not be signalled (sudo of another user) then no longer keeps this process alive.
 */
export function endProcess(child: ChildProcess): void {
  const family = familyOf(child.pid);
  signal(family, 'SIGTERM');
  child.stdin?.destroy();
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.unref();
  setTimeout(() => {
    signal(family, 'SIGKILL');
  }, graceMs);
}

/** A process and its descendants, as far as the system tells; without /proc the process alone. */
function familyOf(pid: number | undefined): readonly number[] {
  if (pid === undefined) return [];
  return [pid, ...childrenOf(pid).flatMap(familyOf)];
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended, or belongs to another user.
    }
  }
}
