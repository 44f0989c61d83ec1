import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { inkAtOnce } from '../../esbuild/ink-at-once.mjs';

/** What a measured process reports of itself on standard output. */
export interface Measure {
  readonly cpuMs: number;
  readonly peakMb: number;
}

const run = promisify(execFile);

/** Bundles a child, so that its start is that of what ships; returns its path. */
export async function bundled(name: string): Promise<string> {
  const outfile = join(await mkdtemp(join(tmpdir(), 'lvsrules-bench-')), `${name}.mjs`);
  const entry = new URL(`children/${name}.ts`, import.meta.url).pathname;
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    minify: true,
    platform: 'node',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    plugins: [inkAtOnce],
  });
  return outfile;
}

/** Runs a bundled child in a process of its own. */
export async function measured(
  path: string,
  ...given: readonly string[]
): Promise<Measure & { readonly lines?: number }> {
  const { stdout } = await run(process.execPath, [path, ...given], { maxBuffer: 1 << 20 });
  return JSON.parse(stdout) as Measure;
}

/** Takes every variant in turn, some rounds of all, so that the noise of the machine falls on each; the least of each. */
export async function interleaved<Name extends string>(
  variants: Readonly<Record<Name, () => Promise<Measure>>>,
  rounds: number,
): Promise<Readonly<Record<Name, Measure>>> {
  const least: Partial<Record<Name, Measure>> = {};
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(variants) as Name[]) {
      const now = await variants[name]();
      const before = least[name] ?? now;
      least[name] = { cpuMs: Math.min(before.cpuMs, now.cpuMs), peakMb: Math.min(before.peakMb, now.peakMb) };
    }
  }
  return least as Record<Name, Measure>;
}
