import { realpathSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A search path without the folders whose `ipvsadm` is a link to this program: run in its place, it would look for
 * `ipvsadm` again, without end. `own` are the paths by which the program was started.
 */
export function withoutOwnLinks(path: string, own: readonly string[]): string {
  const real = new Set(own.map(realPath).filter((each) => each !== null));
  return path
    .split(':')
    .filter((folder) => !real.has(realPath(join(folder, 'ipvsadm')) ?? ''))
    .join(':');
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
