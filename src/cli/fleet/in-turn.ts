import type { Clock } from '../../ports/clock.ts';

/** How long a result that is ready waits for those before it. */
const patienceMs = 1000;

/**
 * Hands on results that are made side by side, one at a time and in the order in which they were asked for. One that is
 * late holds up each of the others for a second at most, and is handed on when it comes.
 */
export async function inTurn<Value>(
  asked: readonly Promise<Value>[],
  clock: Clock,
  handOn: (value: Value) => Promise<void>,
): Promise<void> {
  const handed: Promise<void>[] = [];
  let last = Promise.resolve();
  for (const each of asked) {
    const before = Promise.all(handed);
    const whenReady = async (value: Value) => {
      await forAWhile(before, clock);
      last = last.then(() => handOn(value));
      await last;
    };
    handed.push(each.then(whenReady));
  }
  await Promise.all(handed);
}

async function forAWhile(work: Promise<unknown>, clock: Clock): Promise<void> {
  const ended = new AbortController();
  await Promise.race([work, clock.sleep(patienceMs, ended.signal)]);
  ended.abort();
}
