import { promises as fs, stat } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { failure, type Result, success } from '../domain/result.ts';
import type { FileEntry, FileFacts, FileFailure, Files } from '../ports/files.ts';
import { factsFrom } from './facts.ts';
import { readFileWhole } from './read-whole.ts';
import { reasonOf } from './reason.ts';

/** The machine's own files. The asynchronous part is loaded on first use. */
export function nodeFiles(): Files {
  return {
    read: (path) => attempt(path, () => readFileWhole(path)),
    replace: (path, content, mode = 0o644) =>
      attempt(path, async () => (await import('./replace-file.ts')).replaceFile(path, content, mode)),
    readOwned: (path) => attempt(path, async () => (await import('./read-owned.ts')).readOwned(path)),
    append: (path, content) =>
      attempt(path, async () => (await import('./append-lines.ts')).appendLines(path, content)),
    facts: (path) => attempt(path, () => facts(path)),
    list: (directory) => attempt(directory, () => list(directory)),
    makeDirectory: (path, mode = 0o777) => attempt(path, () => makeDirectories(path, mode)),
    remove: (path) => attempt(path, () => fs.rm(path)),
    rename: (from, to) => attempt(from, () => fs.rename(from, to)),
    locked: async (path, waitMs, work) => (await import('./lock.ts')).withLock(path, waitMs, work),
    isLocked: async (path) => (await import('./lock.ts')).isHeld(path),
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

/** Node's recursive `mkdir` never ends in `/proc`, where a directory exists but accepts no entry. */
async function makeDirectories(path: string, mode: number): Promise<void> {
  const make = async (folder: string): Promise<void> => {
    try {
      await fs.mkdir(folder, { mode });
    } catch (error) {
      const isDirectory = await fs.stat(folder).then(
        (found) => found.isDirectory(),
        () => false,
      );
      if (!isDirectory) throw error;
    }
  };
  try {
    await make(path);
  } catch (error) {
    const above = dirname(path);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === path) throw error;
    if (await fs.stat(above).catch(() => null)) throw error;
    await makeDirectories(above, mode);
    await make(path);
  }
}

const factsOf = promisify(stat);

async function facts(path: string): Promise<FileFacts> {
  return factsFrom(await factsOf(path));
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
