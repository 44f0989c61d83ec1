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
    await removeOldMarker(owner, path);
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
  while (!(await made(owner.text, path))) {
    const found = await lstat(path).catch(() => null);
    const text = await textOf(path);
    const holder = text === null ? null : holderOf(text);
    if (holder === null && found !== null && (await isStill(path, found.ino)))
      return { path, code: 'ENOTLOCK', reason: `${path} exists, but it is not a lock of lvsrules` };
    if (holder !== null && (await hasEnded(holder))) {
      const refused = await removeEnded(owner, path, holder, until);
      if (refused) return refused;
    } else if (Date.now() >= until) {
      return { path, code: 'ELOCKED', reason: holder ? await heldBy(holder, path) : 'held' };
    } else await sleep(20);
  }
  return null;
}

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

/**
 * When several processes find the same ended lock, only the one that has the marker removes it. The marker is itself a
 * lock, so one that a killed process left is taken over the same way.
 */
async function removeEnded(
  owner: LockHolder,
  path: string,
  holder: LockHolder,
  until: number,
): Promise<FileFailure | null> {
  const marker = markerOf(path);
  const refused = await take(owner, marker, until);
  if (refused) return refused;
  try {
    if ((await textOf(path)) === holder.text) await rm(path, { force: true });
  } finally {
    await rm(marker, { force: true });
  }
  return null;
}

/** A process that was killed after it removed an ended lock leaves its marker. */
async function removeOldMarker(owner: LockHolder, path: string): Promise<void> {
  const text = await textOf(markerOf(path));
  const maker = text === null ? null : holderOf(text);
  if (maker && (await hasEnded(maker))) await removeEnded(owner, markerOf(path), maker, Date.now());
}

function markerOf(path: string): string {
  return `${path}.stale`;
}
