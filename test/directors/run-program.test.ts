import { setTimeout as sleep } from 'node:timers/promises';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../../src/directors/run-program.ts';
import { isRunning } from '../support/is-running.ts';

async function eventually(wanted: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (wanted()) return true;
    await sleep(20);
  }
  return false;
}

test.each([
  ['a program that hangs', 'echo $$ >"$0"; exec sleep 600'],
  ['what a hanging program started', 'sleep 600 & echo $! >"$0"; wait'],
  ['a program that ignores SIGTERM', 'trap "" TERM; echo $$ >"$0"; while :; do sleep 1; done'],
])('an aborted run ends %s, and does not wait for it', async (_, script) => {
  const directory = mkdtempSync(join(tmpdir(), 'lvsrules-'));
  const file = join(directory, 'pid');
  const pid = () => {
    try {
      return Number(readFileSync(file, 'utf8'));
    } catch {
      return 0;
    }
  };
  const stop = new AbortController();
  const run = runProgram(['sh', '-c', script, file], '', process.env, stop.signal);
  expect(await eventually(() => pid() > 0)).toBe(true);
  stop.abort();
  expect(await run).toEqual({ ok: false, failure: { kind: 'interrupted' } });
  expect(await eventually(() => !isRunning(pid()))).toBe(true);
  rmSync(directory, { recursive: true });
});
