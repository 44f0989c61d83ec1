import { readFileSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';
import { identify, isStillThere, type ProcessIdentity } from './process-identity.ts';

/** How long a program may take to end by itself. */
const graceMs = 300;
/** How long to wait for it to end: a program that may not be signalled keeps running. */
const longestMs = 1000;

/**
 * Ends a program and everything it started: SIGTERM first, SIGKILL after 300 ms. Resolves when it has ended, or after a
 * second. Its pipes are closed at once: a program that may not be signalled (sudo of another user) then no longer keeps
 * this process alive.
 */
export async function endProcess(child: ChildProcess): Promise<void> {
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  if (hasEnded() || child.pid === undefined) {
    closePipes(child);
    return;
  }
  const family = familyOf(child.pid).map(identify);
  signal(family, 'SIGTERM');
  closePipes(child);
  child.unref();
  setTimeout(() => {
    // A freed process id may belong to another process by now.
    signal(
      family.filter((each) => isStillThere(each) || (each.pid === child.pid && !hasEnded())),
      'SIGKILL',
    );
  }, graceMs);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, longestMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function closePipes(child: ChildProcess): void {
  child.stdin?.destroy();
  child.stdout?.destroy();
  child.stderr?.destroy();
}

/** A process and its known descendants; without /proc only the process. */
function familyOf(pid: number): readonly number[] {
  return [pid, ...childrenOf(pid).flatMap(familyOf)];
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function signal(processes: readonly ProcessIdentity[], name: NodeJS.Signals): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended, or belongs to another user.
    }
  }
}
