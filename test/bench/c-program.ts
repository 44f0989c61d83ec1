import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Measure } from './child.ts';

const run = promisify(execFile);

/** `ipvsadm -R` itself with its kernel calls stubbed; null if the program or a C compiler is missing. */
export async function cProgram(): Promise<((rules: string) => Promise<Measure>) | null> {
  const stub = join(await mkdtemp(join(tmpdir(), 'lvsrules-bench-')), 'no-kernel.so');
  try {
    execFileSync('cc', ['-O2', '-shared', '-fPIC', '-o', stub, new URL('no-kernel.c', import.meta.url).pathname]);
    execFileSync('ipvsadm', ['-v'], { env: { ...process.env, LD_PRELOAD: stub }, stdio: 'ignore' });
  } catch {
    return null;
  }
  return async (rules) => {
    const { stderr } = await run('bash', ['-c', timed, stub, rules]);
    const [user = 0, system = 0] = stderr.trim().split(' ').map(Number);
    return { cpuMs: (user + system) * 1000, peakMb: 0 };
  };
}

const timed = 'TIMEFORMAT="%3U %3S"; time LD_PRELOAD="$0" ipvsadm -R < "$1" 2>/dev/null';
