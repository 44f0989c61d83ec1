import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { World } from '../world.ts';

/** The paths that begin with a word; `~/` is replaced by the home directory, and folders end in a slash. */
export async function typedPaths(word: string, { files, directory, environment }: World): Promise<readonly string[]> {
  const typed = word.replace(/^~(?=\/|$)/, environment['HOME'] || homedir());
  const slash = typed.lastIndexOf('/') + 1;
  const [folder, start] = [typed.slice(0, slash), typed.slice(slash)];
  const found = await files.list(resolve(directory, folder));
  if (!found.ok) return [];
  return found.value.flatMap(({ path, kind }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!name.startsWith(start) || (start === '' && name.startsWith('.'))) return [];
    return [`${folder}${name}${kind === 'directory' ? '/' : ''}`];
  });
}
