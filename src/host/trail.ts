import { lstat, readlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** A name that can change where a path leads, and the existing directory whose events show it. */
export interface WatchedName {
  readonly entry: string;
  readonly directory: string;
  /** Distinguishes a directory from another of the same name. */
  readonly inode: number;
}

/** Every symbolic link on a path, and its end. */
export async function trail(path: string): Promise<readonly WatchedName[]> {
  const found: WatchedName[] = [];
  let rest = resolve(path).split('/').filter(Boolean);
  let at = '/';
  for (let links = 0; links < 40 && rest.length > 0;) {
    const [name = '', ...further] = rest;
    rest = further;
    const here = join(at, name);
    const target = await readlink(here).catch(() => null);
    if (target === null) {
      at = here;
      continue;
    }
    links++;
    found.push(await landmark(here));
    rest = [...target.split('/').filter(Boolean), ...rest];
    if (isAbsolute(target)) at = '/';
  }
  found.push(await landmark(at));
  return found;
}

/** If the directory is missing too: the nearest existing one above it, and the name missing there. */
async function landmark(entry: string): Promise<WatchedName> {
  const directory = dirname(entry);
  const facts = await lstat(directory).catch(() => null);
  if (facts?.isDirectory()) return { entry, directory, inode: facts.ino };
  return directory === entry ? { entry, directory, inode: 0 } : landmark(directory);
}
