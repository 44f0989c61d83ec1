import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What tells whether a path still leads to the same content: two equal texts mean that nobody has to read it again. */
export interface PathTrace {
  readonly text: string;
  /** Its inode, when the path leads to a directory. */
  readonly directory: number | null;
}

/** Of a file its inode, size and times; of a directory those of every file in it that is not hidden; of nothing an empty text. */
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
  return { text: texts.join('\n'), directory: Number(facts.ino) };
}
