import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Tells whether a path still leads to the same content: if two traces are equal, the file need not be read again. */
export interface PathTrace {
  readonly text: string;
  /** Its inode, if the path leads to a directory. */
  readonly directory: number | null;
}

/**
 * For a file its inode, size and times; for a directory those of every visible file in it; empty only if nothing is there.
 */
export async function trace(path: string): Promise<PathTrace> {
  const facts = await stat(path, { bigint: true }).catch(() => null);
  if (facts === null) return { text: '', directory: null };
  const own = `${facts.dev} ${facts.ino} ${facts.size} ${facts.mtimeNs} ${facts.ctimeNs}`;
  if (!facts.isDirectory()) return { text: own, directory: null };
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.slice(path.length).includes('/.'));
  const texts = await Promise.all(files.sort().map(async (file) => `${file} ${(await trace(file)).text}`));
  return { text: ['directory', ...texts].join('\n'), directory: Number(facts.ino) };
}
