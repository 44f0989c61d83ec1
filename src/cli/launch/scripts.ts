import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

/** The scripts that were run, by their path; the build keeps the code that V8 has made of them. */
export const scripts = new Map<string, Script>();

const folder = dirname(fileURLToPath(import.meta.url));
const packages = createRequire(import.meta.url);
const modules = new Map<string, { exports: unknown }>();

/**
 * Runs a part of the program, once, and gives what it exports. The code that V8 made of it when it was built lies beside
 * it and is taken as it is; another version of Node refuses it, and reads the text.
 */
export function run(part: string): unknown {
  const path = join(folder, `${part}.js`);
  const before = modules.get(path);
  if (before) return before.exports;
  const cachedData = keptCode(path);
  const script = new Script(readFileSync(path, 'latin1'), {
    filename: path,
    ...(cachedData && { cachedData }),
  });
  scripts.set(path, script);
  const module = { exports: {} };
  modules.set(path, module);
  (script.runInThisContext() as Wrapped)(module.exports, partOrPackage, module, path);
  return module.exports;
}

/** What the text of a part stands for. */
type Wrapped = (exports: object, require: typeof partOrPackage, module: object, path: string) => void;

function partOrPackage(id: string): unknown {
  return id.startsWith('./') ? run(id.slice(2, -'.js'.length)) : (packages(id) as unknown);
}

function keptCode(path: string): Buffer | null {
  try {
    return readFileSync(`${path}.code`);
  } catch {
    return null;
  }
}
