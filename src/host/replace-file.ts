import { constants, promises as fs } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isGuarded, isSticky, isTrusted } from './owners.ts';
import { type ResolvedPath, realPlace } from './real-place.ts';

/**
 * Replaces a file atomically. Neither another user's link nor another user's file in a folder like `/tmp` is written:
 * that user could choose what root overwrites, or change what root wrote. An existing file keeps its mode, and its
 * owner if others cannot have put it there.
 */
export async function replaceFile(path: string, content: Uint8Array | string, mode: number): Promise<void> {
  const device = await fs.stat(path).catch(() => null);
  const place = await realPlace(path);
  if (place.foreign) {
    const { link, owner } = place.foreign;
    throw notWritten(
      `${link} is a link in a folder that others can write to, and it or its target belongs to user ${owner}`,
    );
  }
  if (device && !device.isFile() && !device.isDirectory()) return writeInto(path, content, device.isFIFO());
  if (place.facts?.isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' });
  if (place.facts && !isTrusted(place.facts.uid) && isSticky(place.folder))
    throw notWritten(`it belongs to user ${place.facts.uid}, in a folder that others can write to`);
  const folder = await openFolder(dirname(place.path));
  try {
    await replaceIn(await reached(folder, dirname(place.path)), place, content, mode);
    await folder?.sync().catch(() => undefined);
  } finally {
    await folder?.close();
  }
}

/** `EFOREIGN` is not a system error: the file is refused here, although the system would write it. */
function notWritten(reason: string): Error {
  return Object.assign(new Error(reason), { code: 'EFOREIGN' });
}

/** A terminal, a pipe or `/dev/null` is written to; it cannot be replaced. */
async function writeInto(path: string, content: Uint8Array | string, isPipe: boolean): Promise<void> {
  // Fails at once instead of waiting forever when nothing reads from the pipe.
  if (isPipe) await (await fs.open(path, constants.O_WRONLY | constants.O_NONBLOCK)).close();
  await fs.writeFile(path, content, { flag: constants.O_WRONLY });
}

/** Null when this user may write to the folder but not list it. */
async function openFolder(path: string): Promise<fs.FileHandle | null> {
  try {
    return await fs.open(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return null;
    throw error;
  }
}

/** The folder by its descriptor, so that it cannot be swapped; by its path where `/proc` is absent. */
async function reached(folder: fs.FileHandle | null, path: string): Promise<string> {
  if (folder === null) return path;
  const byDescriptor = `/proc/self/fd/${folder.fd}`;
  return (await fs.readlink(byDescriptor).catch(() => '')) === path ? byDescriptor : path;
}

async function replaceIn(
  folder: string,
  place: ResolvedPath,
  content: Uint8Array | string,
  mode: number,
): Promise<void> {
  const { facts } = place;
  const name = basename(place.path);
  const temporary = join(folder, `${temporaryOf(name)}${process.pid}-${Date.now().toString(36)}.tmp`);
  await removeLeftovers(folder, name);
  // The umask lessens the mode of a new file; one that is replaced is private until it has its owner and mode again.
  const file = await fs.open(
    temporary,
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL,
    facts ? 0o600 : mode,
  );
  try {
    await file.writeFile(content);
    if (facts && keepsOwner(place)) await file.chown(facts.uid, facts.gid).catch(() => undefined);
    if (facts) await file.chmod(facts.mode & 0o7777);
    await file.sync();
    await file.close();
    await fs.rename(temporary, join(folder, name));
  } catch (error) {
    await file.close().catch(() => undefined);
    await fs.rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Another user keeps ownership of a file if the folder is theirs too, or if only trusted users can have put it there.
 */
function keepsOwner({ facts, folder }: ResolvedPath): boolean {
  return facts !== null && (isTrusted(facts.uid) || isGuarded(folder) || facts.uid === folder.uid);
}

function temporaryOf(name: string): string {
  return `.${name}.`;
}

/** Temporary files of killed writers: a minute old, of this user, and of a process that has ended. */
async function removeLeftovers(folder: string, target: string): Promise<void> {
  const begin = temporaryOf(target);
  const names = await fs.readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(begin)) continue;
    const [, pid] = /^([0-9]+)-[0-9a-z]+\.tmp$/.exec(name.slice(begin.length)) ?? [];
    const path = join(folder, name);
    const found = pid === undefined || livesHere(Number(pid)) ? null : await fs.lstat(path).catch(() => null);
    if (found && isTrusted(found.uid) && Date.now() - found.mtimeMs > 60_000) await fs.rm(path, { force: true });
  }
}

function livesHere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
