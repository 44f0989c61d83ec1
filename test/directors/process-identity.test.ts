import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { identify, isStillThere } from '../../src/directors/process-identity.ts';

it('a running process is still there', () => {
  expect(isStillThere(identify(process.pid))).toBe(true);
});

it('a process that has ended is not', async () => {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const found = identify(child.pid ?? 0);
  expect(isStillThere(found)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isStillThere(found)).toBe(false);
});

it('another process that has the same number is not', () => {
  const { pid } = process;
  expect(isStillThere({ pid, started: '1' })).toBe(false);
  expect(isStillThere({ pid, started: null })).toBe(false);
});
