import { lstat, readFile, readlink, rm, symlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure, type Result, success } from '../domain/result.ts';
import type { FileFailure } from '../ports/files.ts';

/**
 * A lock is a symbolic link to nowhere whose text is its owner's process id and start time. It comes into being whole
 * and in one step, so nothing else is ever written that a killed process could leave behind; a lock whose owner no longer
 * lives is moved out of the way and taken over.
 */
export async function withLock<Value>(
  path: string,
  waitMs: number,
  work: () => Promise<Value>,
): Promise<Result<Value, FileFailure>> {
  const owner = await ownerText(process.pid);
  const until = Date.now() + waitMs;
  try {
    while (!(await taken(owner, path))) {
      const holder = await holderOf(path);
      if (holder !== '' && !(await lives(holder))) {
        await removeStale(path, holder);
        continue;
      }
      if (Date.now() >= until) {
        const reason = `held by process ${holder.split(' ')[0] ?? '?'}`;
        return failure({ path, code: 'ELOCKED', reason });
      }
      await sleep(20);
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return failure({ path, code, reason: message });
  }
  try {
    await removeOldMarker(path);
    return success(await work());
  } finally {
    await rm(path, { force: true });
  }
}

async function taken(owner: string, path: string): Promise<boolean> {
  try {
    await symlink(owner, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The text of the link, or of a file that stands in its place; '' when it has gone. */
async function holderOf(path: string): Promise<string> {
  try {
    return await readlink(path);
  } catch {
    return readFile(path, 'utf8').catch(() => '');
  }
}

/** Two that find the same dead owner: only the one whose marker is made removes the lock. */
async function removeStale(path: string, holder: string): Promise<void> {
  await removeOldMarker(path);
  try {
    await symlink(holder, markerOf(path));
  } catch {
    await sleep(20);
    return;
  }
  try {
    if ((await holderOf(path)) === holder) await rm(path, { force: true });
  } finally {
    await rm(markerOf(path), { force: true });
  }
}

/** A marker stands for an instant; one that is old was left by a process that was killed just then. */
async function removeOldMarker(path: string): Promise<void> {
  const old = await lstat(markerOf(path)).catch(() => null);
  if (old && Date.now() - old.mtimeMs > 5000) await rm(markerOf(path), { force: true });
}

function markerOf(path: string): string {
  return `${path}.stale`;
}

async function lives(holder: string): Promise<boolean> {
  const pid = Number(holder.split(' ')[0]);
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return holder === (await ownerText(pid)) || !(await startTime(pid));
}

async function ownerText(pid: number): Promise<string> {
  return `${pid} ${await startTime(pid)}`;
}

/** In clock ticks after boot (field 22 of /proc/PID/stat), so that a process id used again is told apart; '' elsewhere than on Linux. */
async function startTime(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
