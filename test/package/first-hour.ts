import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Runs `first-hour.sh` with an installed program in an empty folder, and gives what it printed; it ends with "done". */
export function firstHour(program: string, examples: string, environment: NodeJS.ProcessEnv = process.env): string {
  const folder = mkdtempSync(join(tmpdir(), 'lvsrules-first-hour-'));
  try {
    const words = [resolve('test/package/first-hour.sh'), program, resolve(examples)];
    const { stdout, stderr } = spawnSync('/bin/sh', words, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...environment, HOME: folder },
    });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
