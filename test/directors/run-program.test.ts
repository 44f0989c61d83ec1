import { setTimeout as sleep } from 'node:timers/promises';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../../src/directors/run-program.ts';
import { isRunning } from '../support/processes.ts';

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

const run = (script: string) => runProgram(['/bin/sh', '-c', script], '', {});

test('a child that outlives the program and holds its pipes keeps nothing waiting', async () => {
  expect(await run('echo done; sleep 5 & exit 3')).toMatchObject({ ok: true, value: { exit: 3, stdout: 'done\n' } });
});

test('output without end is a failure', async () => {
  expect(await run('exec cat /dev/zero')).toEqual({
    ok: false,
    failure: { kind: 'not-understood', reason: 'it printed more than 256 MiB' },
  });
});

test('a program that was killed has no exit status', async () => {
  expect(await run('kill -9 $$')).toMatchObject({ ok: true, value: { exit: null } });
});
