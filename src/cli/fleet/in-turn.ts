import type { Clock } from '../../ports/clock.ts';

/** How long a finished result waits for earlier ones. */
const patienceMs = 1000;

/**
 * Passes on results that are computed in parallel, one at a time and in the order of the requests. A late one delays
 * each of the others by a second at most, and is passed on when it is ready.
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
