import { lstat, readlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** A name whose change can lead a path elsewhere, and the directory, which exists, in whose events that shows. */
export interface WatchedName {
  readonly entry: string;
  readonly directory: string;
  /** Tells a directory from another that has taken its name. */
  readonly inode: number;
}

/** Every symbolic link on the way of a path, and its end. */
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

/** Where the directory is missing too, the nearest one above it that exists, and the name that is missing there. */
async function landmark(entry: string): Promise<WatchedName> {
  const directory = dirname(entry);
  const facts = await lstat(directory).catch(() => null);
  if (facts?.isDirectory()) return { entry, directory, inode: facts.ino };
  return directory === entry ? { entry, directory, inode: 0 } : landmark(directory);
}
