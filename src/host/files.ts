import { constants, promises as fs, stat } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { failure, type Result, success } from '../domain/result.ts';
import type { FileEntry, FileFacts, FileFailure, Files } from '../ports/files.ts';
import { readFileWhole } from './read-whole.ts';

/** The machine's own files. What waits for them is loaded when the first is asked for. */
export function nodeFiles(): Files {
  return {
    read: (path) => attempt(path, () => readFileWhole(path)),
    replace: (path, content, mode = 0o644) => attempt(path, () => replace(path, content, mode)),
    append: (path, content) => attempt(path, () => fs.appendFile(path, content, { mode: 0o600 })),
    facts: (path) => attempt(path, () => facts(path)),
    list: (directory) => attempt(directory, () => list(directory)),
    makeDirectory: (path) => attempt(path, async () => void (await fs.mkdir(path, { recursive: true }))),
    remove: (path) => attempt(path, () => fs.rm(path)),
    rename: (from, to) => attempt(from, () => fs.rename(from, to)),
    locked: async (path, waitMs, work) => (await import('./lock.ts')).withLock(path, waitMs, work),
  };
}

async function attempt<Value>(path: string, deed: () => Promise<Value>): Promise<Result<Value, FileFailure>> {
  try {
    return success(await deed());
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return failure({ path, code, reason: reasonOf(error as NodeJS.ErrnoException) });
  }
}

/** Why the system did not do what it was asked to. */
export function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  return reasons[code ?? ''] ?? message;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is not a directory',
  ENOSPC: 'no space left on the device',
  EROFS: 'the file system is read-only',
  ELOOP: 'too many symbolic links',
};

async function replace(path: string, content: Uint8Array | string, mode: number): Promise<void> {
  const target = await fs.realpath(path).catch(() => path);
  const before = await fs.stat(target).catch(() => null);
  const temporary = join(dirname(target), `${temporaryOf(target)}${process.pid}-${Date.now().toString(36)}.tmp`);
  await removeLeftovers(target);
  const file = await fs.open(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    await file.writeFile(content);
    await file.chmod(before ? before.mode & 0o7777 : mode);
    await file.sync();
    await file.close();
    if (before) await fs.chown(temporary, before.uid, before.gid).catch(() => undefined);
    await fs.rename(temporary, target);
  } catch (error) {
    await file.close().catch(() => undefined);
    await fs.rm(temporary, { force: true });
    throw error;
  }
  await syncDirectory(dirname(target));
}

function temporaryOf(target: string): string {
  return `.${basename(target)}.`;
}

/** The temporaries of writers that were killed: a minute old, and of a process that no longer lives. */
async function removeLeftovers(target: string): Promise<void> {
  const begin = temporaryOf(target);
  const names = await fs.readdir(dirname(target)).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(begin)) continue;
    const [, pid] = /^([0-9]+)-[0-9a-z]+\.tmp$/.exec(name.slice(begin.length)) ?? [];
    const path = join(dirname(target), name);
    const found = pid === undefined || livesHere(Number(pid)) ? null : await fs.stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > 60_000) await fs.rm(path, { force: true });
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

async function syncDirectory(path: string): Promise<void> {
  const directory = await fs.open(path, constants.O_RDONLY).catch(() => null);
  await directory?.sync().catch(() => undefined);
  await directory?.close();
}

const factsOf = promisify(stat);

async function facts(path: string): Promise<FileFacts> {
  const found = await factsOf(path);
  const kind = found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
  return { kind, mode: found.mode & 0o7777, owner: found.uid, size: found.size, modified: found.mtimeMs };
}

async function list(directory: string): Promise<readonly FileEntry[]> {
  const entries = await fs.readdir(directory, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry): Promise<FileEntry> => {
      const path = join(directory, entry.name);
      const what = entry.isSymbolicLink() ? ((await fs.stat(path).catch(() => null)) ?? entry) : entry;
      return { path, kind: what.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other' };
    }),
  );
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
