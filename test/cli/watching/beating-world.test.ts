import { expect, test } from 'vitest';
import { beatingWorld } from '../../../src/cli/watching/beating-world.ts';
import { failure } from '../../../src/domain/result.ts';
import type { Director } from '../../../src/ports/director.ts';
import { interposed } from '../../support/interposed.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { memoryWorld } from '../../support/memory-world.ts';
import { specOf } from '../../support/spec-of.ts';

/** A director whose observation ends when the test says so; every call of `beat` is counted. */
async function slowDirector() {
  let beats = 0;
  let answer: () => void = () => undefined;
  const wrap = (director: Director) =>
    interposed(director, {
      observe: () =>
        new Promise((resolve) => {
          answer = () => {
            resolve(failure({ kind: 'interrupted' }));
          };
        }),
    });
  const { world, clock } = memoryWorld(memoryFiles({}), '', { wrap });
  const beating = beatingWorld(world, { everyMs: 15_000, beat: () => beats++ });
  const opened = await beating.openDirector(specOf('sim:/srv/state.json'));
  if (!opened.ok) throw new Error('the director did not open');
  const before = beats;
  return { clock, observe: () => opened.value.observe(), answer: () => answer(), beats: () => beats - before };
}

test('the watchdog is fed during a call of the director for as long as it may take, and no longer', async () => {
  const { clock, observe, answer, beats } = await slowDirector();
  const call = observe();
  await clock.advance(119_000);
  expect(beats()).toBe(8);
  await clock.advance(181_000);
  expect(beats()).toBe(20);
  await clock.advance(600_000);
  expect(beats()).toBe(20);
  answer();
  await call;
});

test('the watchdog is not fed for a call that has ended', async () => {
  const { clock, observe, answer, beats } = await slowDirector();
  const call = observe();
  await clock.advance(20_000);
  answer();
  await call;
  const heard = beats();
  await clock.advance(600_000);
  expect(beats()).toBe(heard);
});
