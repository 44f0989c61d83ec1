import { expect, test } from 'vitest';
import { printSamples } from '../../../src/cli/console/print-samples.ts';
import { failure } from '../../../src/domain/result.ts';
import { interposed } from '../../support/interposed.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { memoryWorld } from '../../support/memory-world.ts';
import { specOf } from '../../support/spec-of.ts';

/** Watches a table of one service for some tables, of a director that does not answer the given times. */
async function watched(count: number, ...silent: readonly number[]) {
  const { world, clock, printed } = memoryWorld(memoryFiles({ '/srv/a.rules': '-A -t 192.0.2.1:80 -s rr\n' }));
  const opened = await world.openDirector(specOf('file:/srv/a.rules'));
  if (!opened.ok) throw new Error(opened.failure.kind);
  let time = 0;
  const director = interposed(opened.value, {
    observe: (next, signal) =>
      silent.includes(time++) ? Promise.resolve(failure({ kind: 'timed-out', seconds: 10 } as const)) : next(signal),
  });
  const ended = printSamples({ director, simulated: null }, { format: 'table', intervalMs: 1000, count }, world);
  await clock.advance(10_000);
  return { exit: await ended, ...printed };
}

test('a table is printed at every interval, until there are as many as wanted', async () => {
  const { exit, stdout, stderr } = await watched(3);
  const times = stdout.split('\n').filter((row) => row.startsWith('1970'));
  expect(times).toEqual(['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:01.000Z', '1970-01-01T00:00:02.000Z']);
  expect(stdout.match(/^TCP 192\.0\.2\.1:80/gm)).toHaveLength(3);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
});

test('a director that does not answer the first time ends it', async () => {
  const { exit, stdout, stderr } = await watched(3, 0);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  expect(stderr).toContain('10 s');
});

test('a director that does not answer later is reported, and tried again', async () => {
  const { exit, stdout, stderr } = await watched(2, 1);
  expect(stdout.match(/^TCP 192\.0\.2\.1:80/gm)).toHaveLength(2);
  expect(stderr.match(/^lvsrules: /gm)).toHaveLength(1);
  expect(exit).toBe(0);
});
