import { cp, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What a job needs on the machine: itself in one file, the built program, the examples and koffi. The caller removes it. */
export async function jobFolder(job: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lvsrules-job-'));
  try {
    await lay(job, folder);
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
}

async function lay(job: string, folder: string): Promise<void> {
  await build({
    entryPoints: [job],
    outfile: join(folder, 'job.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: ['koffi'],
    define: { 'process.env.SEED': JSON.stringify(process.env['SEED'] ?? '') },
    banner: {
      js: "import { createRequire as jobRequire } from 'node:module'; const require = jobRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  await cp('dist', join(folder, 'dist'), { recursive: true });
  await cp('examples', join(folder, 'examples'), { recursive: true });
  for (const name of ['koffi', `@koromix/koffi-linux-${process.arch}`]) {
    const from = join('node_modules', name);
    if (!existsSync(from)) continue;
    await cp(from, join(folder, 'node_modules', name), {
      recursive: true,
      dereference: true,
      filter: (path) => !/\/(doc|vendor)(\/|$)/.test(path.slice(from.length)),
    });
  }
}
