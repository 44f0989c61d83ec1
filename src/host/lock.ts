import { lstat, readlink, rm, symlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure, type Result, success } from '../domain/result.ts';
import type { FileFailure } from '../ports/files.ts';
import { hasEnded, heldBy, holderOf, type LockHolder, thisHolder } from './lock-holder.ts';
import { reasonOf } from './reason.ts';

/**
 * A lock is a dangling symbolic link whose text names its holder. It is created atomically, so a killed process leaves
 * nothing else behind. A lock whose holder has certainly ended is taken over. Anything else of that name, such as
 * another program's lock file, is never opened or removed.
 */
export async function withLock<Value>(
  path: string,
  waitMs: number,
  work: () => Promise<Value>,
): Promise<Result<Value, FileFailure>> {
  let owner: LockHolder;
  try {
    owner = await thisHolder();
    const refused = await take(owner, path, Date.now() + waitMs);
    if (refused) return failure(refused);
    await removeOldMarker(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return failure({ path, code, reason: reasonOf(error as NodeJS.ErrnoException) });
  }
  try {
    return success(await work());
  } finally {
    if ((await textOf(path)) === owner.text) await rm(path, { force: true });
  }
}

/** Whether a holder that has not ended has the lock. */
export async function isHeld(path: string): Promise<boolean> {
  const text = await textOf(path);
  const holder = text === null ? null : holderOf(text);
  return holder !== null && !(await hasEnded(holder));
}

/** Null when the lock was taken, else why it was not. */
async function take(owner: LockHolder, path: string, until: number): Promise<FileFailure | null> {
  let removals = 0;
  while (!(await made(owner.text, path))) {
    const found = await lstat(path).catch(() => null);
    const text = await textOf(path);
    const holder = text === null ? null : holderOf(text);
    if (holder === null && found !== null && (await isStill(path, found.ino)))
      return { path, code: 'ENOTLOCK', reason: `${path} exists, but it is not a lock of lvsrules` };
    if (holder !== null && removals < mostRemovals && (await hasEnded(holder))) {
      removals += 1;
      await removeEnded(path, holder);
    } else if (Date.now() >= until) {
      return { path, code: 'ELOCKED', reason: holder ? await heldBy(holder, path) : 'held' };
    } else await sleep(20);
  }
  return null;
}

/** Others may hold the marker of the same stale lock for an instant; the wait then continues as usual. */
const mostRemovals = 50;

async function made(text: string, path: string): Promise<boolean> {
  try {
    await symlink(text, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The text of a link; null when it is missing or not a link. */
function textOf(path: string): Promise<string | null> {
  return readlink(path).catch(() => null);
}

/** Between two reads a lock may be released and taken again; only an unchanged one is judged. */
async function isStill(path: string, inode: number): Promise<boolean> {
  const text = await textOf(path);
  const found = await lstat(path).catch(() => null);
  return found?.ino === inode && (text === null || holderOf(text) === null);
}

/** When two processes find the same stale lock, only the one that creates the marker removes it. */
async function removeEnded(path: string, holder: LockHolder): Promise<void> {
  await removeOldMarker(path);
  if (!(await made(holder.text, markerOf(path)))) {
    await sleep(20);
    return;
  }
  try {
    if ((await textOf(path)) === holder.text) await rm(path, { force: true });
  } finally {
    await rm(markerOf(path), { force: true });
  }
}

/** A marker exists only for an instant; an old one was left by a killed process. */
async function removeOldMarker(path: string): Promise<void> {
  const [old, text] = [await lstat(markerOf(path)).catch(() => null), await textOf(markerOf(path))];
  if (old && text !== null && holderOf(text) && Date.now() - old.mtimeMs > 5000)
    await rm(markerOf(path), { force: true });
}

function markerOf(path: string): string {
  return `${path}.stale`;
}
