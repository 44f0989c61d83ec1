import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { underStandardFlags } from '../../host/v8-flags.ts';
import { openCodeCache } from './code-cache.ts';

/**
 * Runs a part of the program once and returns its exports. Its V8 code cache is written for the next run
 * (`code-cache.ts`).
 */
export function run(part: string): unknown {
  const before = modules.get(part);
  if (before) return before.exports;
  const filename = join(folder, `${part}.js`);
  const text = readFileSync(filename);
  const cachedData = cache?.read(part, text) ?? undefined;
  const script = underStandardFlags(
    () => new Script(text.toString('latin1'), { filename, ...(cachedData && { cachedData }) }),
  );
  if (cachedData === undefined || script.cachedDataRejected) compiled.push({ part, text, script });
  const module = { exports: {} };
  modules.set(part, module);
  (script.runInThisContext() as Wrapped)(module.exports, partOrPackage, module, filename);
  return module.exports;
}

const folder = dirname(fileURLToPath(import.meta.url));
const packages = createRequire(import.meta.url);
const modules = new Map<string, { exports: unknown }>();

/** The parts of this run whose code was not in the cache. */
const compiled: { readonly part: string; readonly text: Buffer; readonly script: Script }[] = [];

const cache = openCodeCache(verbOf(process.argv[2]), process.env);

process.on('exit', (status) => {
  // After a usage error the first word is not a verb, and after a bug the code is not worth caching.
  if (status > 1) return;
  underStandardFlags(() => {
    for (const { part, text, script } of compiled) cache?.write(part, text, script.createCachedData());
  });
});

/** What the text of a part evaluates to. */
type Wrapped = (exports: object, require: typeof partOrPackage, module: object, path: string) => void;

function partOrPackage(id: string): unknown {
  return id.startsWith('./') ? run(id.slice(2, -'.js'.length)) : (packages(id) as unknown);
}

function verbOf(word: string | undefined): string {
  return word !== undefined && /^[a-z]{1,20}$/.test(word) ? word : 'none';
}
