import { expect, test } from 'vitest';
import { openedLater } from '../../src/directors/opened-later.ts';
import { failure, success } from '../../src/domain/result.ts';
import { simulatedDirector } from '../../src/directors/simulated.ts';
import { ipvs } from '../../src/kernel/ipvs.ts';
import { specOf } from '../support/spec-of.ts';

const clock = { now: () => 0, sleep: () => Promise.resolve() };
const simulated = () => simulatedDirector({ kernel: ipvs({ now: 0 }), clock });

test('a director is opened when it is first read, once, and closed', async () => {
  let opened = 0;
  const director = openedLater(specOf('sim'), () => {
    opened++;
    return Promise.resolve(success(simulated()));
  });
  expect(opened).toBe(0);
  expect((await director.observe()).ok).toBe(true);
  expect((await director.connections()).ok).toBe(true);
  expect(opened).toBe(1);
  await director.close();
});

test('one that could not be opened is tried again, and closes all the same', async () => {
  let tries = 0;
  const director = openedLater(specOf('ssh://lb2'), () => {
    const found =
      ++tries === 1 ? failure({ kind: 'not-available', reason: 'no route' } as const) : success(simulated());
    return Promise.resolve(found);
  });
  expect(await director.observe()).toMatchObject({ ok: false, failure: { reason: 'no route' } });
  expect((await director.observe()).ok).toBe(true);
  await openedLater(specOf('sim'), () => Promise.reject(new Error('never opened'))).close();
});
