import { expect, test } from 'vitest';
import { inTurn } from '../../../src/cli/fleet/in-turn.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

/** When each of some results is handed on, with the times in seconds at which they are ready. */
async function handedOn(ready: readonly number[]): Promise<readonly string[]> {
  const clock = virtualClock();
  const seen: string[] = [];
  const asked = ready.map(async (seconds, place) => {
    await clock.sleep(seconds * 1000);
    return 'abc'.charAt(place);
  });
  const done = inTurn(asked, clock, (name) => {
    seen.push(`${name} ${clock.now() / 1000}`);
    return Promise.resolve();
  });
  await clock.advance(60_000);
  await done;
  return seen;
}

test.each<[ready: readonly number[], handedOn: readonly string[]]>([
  [
    [0, 0, 0],
    ['a 0', 'b 0', 'c 0'],
  ],
  [
    [0.5, 0.2, 0.1],
    ['a 0.5', 'b 0.5', 'c 0.5'],
  ],
  [
    [30, 0, 0.5],
    ['b 1', 'c 1.5', 'a 30'],
  ],
  [
    [0, 30, 2],
    ['a 0', 'c 3', 'b 30'],
  ],
])('results that are ready after %j seconds are passed on as %j', async (ready, expected) => {
  expect(await handedOn(ready)).toEqual(expected);
});
