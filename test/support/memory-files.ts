import { posix } from 'node:path';
import { failure, type Result, success } from '../../src/domain/result.ts';
import type { FileEntry, FileFacts, FileFailure, Files } from '../../src/ports/files.ts';

/** Files in memory, under absolute paths; a directory exists when it was made or holds something. */
export function memoryFiles(start: Readonly<Record<string, string>> = {}): Files {
  const contents = new Map<string, Uint8Array>();
  const directories = new Set<string>(['/']);
  const locks = new Set<string>();
  const modes = new Map<string, number>();
  let changes = 0;

  const put = (path: string, content: Uint8Array | string) => {
    contents.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    changes += 1;
  };
  const addDirectory = (path: string) => {
    for (let at = path; at !== '/'; at = posix.dirname(at)) directories.add(at);
  };
  for (const [path, content] of Object.entries(start)) {
    addDirectory(posix.dirname(path));
    put(path, content);
  }

  /** Why `path` cannot be written, or null. */
  const unwritable = (path: string): FileFailure | null => {
    if (directories.has(path)) return refused(path, 'EISDIR');
    return directories.has(posix.dirname(path)) ? null : refused(path, 'ENOENT');
  };

  const factsAt = (path: string): Result<FileFacts, FileFailure> => {
    const content = contents.get(path);
    if (!content && !directories.has(path)) return failure(refused(path, 'ENOENT'));
    return success({
      kind: content ? 'file' : 'directory',
      mode: content ? (modes.get(path) ?? 0o644) : 0o755,
      owner: 0,
      size: content?.length ?? 0,
      modified: changes,
    });
  };

  return {
    read: (path) => later(() => found(path, contents.get(path), directories)),
    replace: (path, content, mode = 0o644) =>
      later(() => {
        const why = unwritable(path);
        if (why) return failure(why);
        if (!contents.has(path)) modes.set(path, mode);
        put(path, content);
        return success(undefined);
      }),
    append: (path, content) =>
      later(() => {
        const why = unwritable(path);
        if (why) return failure(why);
        if (!contents.has(path)) modes.set(path, 0o600);
        put(path, new TextDecoder().decode(contents.get(path)) + content);
        return success(undefined);
      }),
    readOwned: (path) =>
      later(() => {
        const facts = factsAt(path);
        const content = contents.get(path) ?? new Uint8Array();
        return facts.ok ? success({ content, facts: facts.value, foreignLink: null }) : facts;
      }),
    facts: (path) => later(() => factsAt(path)),
    list: (directory) =>
      later(() => {
        if (contents.has(directory)) return failure(refused(directory, 'ENOTDIR'));
        if (!directories.has(directory)) return failure(refused(directory, 'ENOENT'));
        const inside = (path: string) => path !== '/' && posix.dirname(path) === directory;
        const entries: FileEntry[] = [
          ...[...contents.keys()].filter(inside).map((path) => ({ path, kind: 'file' as const })),
          ...[...directories].filter(inside).map((path) => ({ path, kind: 'directory' as const })),
        ];
        return success(entries.sort((a, b) => (a.path < b.path ? -1 : 1)));
      }),
    makeDirectory: (path) =>
      later(() => {
        addDirectory(path);
        return success(undefined);
      }),
    remove: (path) => later(() => (contents.delete(path) ? success(undefined) : failure(refused(path, 'ENOENT')))),
    rename: (from, to) =>
      later(() => {
        const content = contents.get(from);
        if (!content) return failure(refused(from, 'ENOENT'));
        const why = unwritable(to);
        if (why) return failure(why);
        put(to, content);
        modes.set(to, modes.get(from) ?? 0o644);
        contents.delete(from);
        return success(undefined);
      }),
    isLocked: (path) => later(() => locks.has(path)),
    async locked(path, waitMs, work) {
      const until = Date.now() + waitMs;
      while (locks.has(path)) {
        if (Date.now() >= until) return failure({ path, code: 'ELOCKED', reason: 'held' });
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      locks.add(path);
      try {
        return success(await work());
      } finally {
        locks.delete(path);
      }
    },
  };
}

function found(
  path: string,
  content: Uint8Array | undefined,
  directories: ReadonlySet<string>,
): Result<Uint8Array, FileFailure> {
  if (content) return success(content);
  return failure(refused(path, directories.has(path) ? 'EISDIR' : 'ENOENT'));
}

function refused(path: string, code: string): FileFailure {
  return { path, code, reason: code };
}

function later<Value>(work: () => Value): Promise<Value> {
  return Promise.resolve().then(work);
}
