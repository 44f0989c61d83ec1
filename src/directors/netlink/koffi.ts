import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The part of koffi that is used: an optional dependency that calls C library functions. */
export interface Koffi {
  load(library: null): { func(declaration: string): (...words: readonly unknown[]) => number };
  errno(): number;
}

/**
 * The koffi that is installed with the program at `url`; null when there is none. `require` alone would continue to
 * `~/.node_modules`, `~/.node_libraries` and NODE_PATH, where root could load another user's code.
 */
export function installedKoffi(url: string): Koffi | null {
  for (let folder = dirname(fileURLToPath(url)); ; folder = dirname(folder)) {
    const packages = join(folder, 'node_modules');
    const path = join(packages, 'koffi', 'index.cjs');
    if (existsSync(path)) return hasBinary(packages) ? (createRequire(url)(path) as Koffi) : null;
    if (folder === dirname(folder)) return null;
  }
}

/** Without its binary beside it, koffi would search for it in the same user folders. */
function hasBinary(packages: string): boolean {
  const name = join('@koromix', `koffi-${process.platform}-${process.arch}`);
  return [packages, join(packages, 'koffi', 'node_modules')].some((folder) => existsSync(join(folder, name)));
}
