import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure, type Result, success } from '../domain/result.ts';
import type { FileFailure } from '../ports/files.ts';

/**
 * A lock is a file that holds its owner's process id and start time. It comes into being whole (written aside, then
 * linked), so it is never seen empty; a lock whose owner no longer lives is moved out of the way and taken over.
 */
export async function withLock<Value>(
  path: string,
  waitMs: number,
  work: () => Promise<Value>,
): Promise<Result<Value, FileFailure>> {
  const mine = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  const owner = await ownerText(process.pid);
  const until = Date.now() + waitMs;
  try {
    await writeFile(mine, owner, { mode: 0o600 });
    while (!(await taken(mine, path))) {
      const holder = await readFile(path, 'utf8').catch(() => '');
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
  } finally {
    await rm(mine, { force: true });
  }
  try {
    return success(await work());
  } finally {
    await rm(path, { force: true });
  }
}

async function taken(mine: string, path: string): Promise<boolean> {
  try {
    await link(mine, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two that find the same dead owner: only the one whose marker is made removes the lock. */
async function removeStale(path: string, holder: string): Promise<void> {
  const marker = `${path}.stale`;
  const old = await stat(marker).catch(() => null);
  if (old && Date.now() - old.mtimeMs > 5000) await rm(marker, { force: true });
  try {
    await writeFile(marker, holder, { flag: 'wx', mode: 0o600 });
  } catch {
    await sleep(20);
    return;
  }
  try {
    if ((await readFile(path, 'utf8').catch(() => '')) === holder) await rm(path, { force: true });
  } finally {
    await rm(marker, { force: true });
  }
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
