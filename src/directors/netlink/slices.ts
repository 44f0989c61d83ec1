import { setImmediate as otherEvents } from 'node:timers/promises';
import { failure, type Result } from '../../domain/result.ts';
import type { DirectorFailure } from '../../ports/director.ts';

/** Where long work may pause for other events; only at `stoppable` may it also end. */
export type Pause = 'stoppable' | 'dumping';

/**
 * Runs work in slices of some 10 ms, between which other events, such as keys and Ctrl-C, are handled. A promise for each
 * pause would cost more than what is done between two of them.
 */
export async function inSlices<Value>(
  work: Generator<Pause, Result<Value, DirectorFailure>>,
  signal?: AbortSignal,
  now = () => performance.now(),
): Promise<Result<Value, DirectorFailure>> {
  let since = now();
  for (let pauses = 1; ; pauses++) {
    const step = work.next();
    if (step.done) return step.value;
    if (step.value === 'stoppable' && signal?.aborted) return failure({ kind: 'interrupted' });
    if (pauses % pausesUnseen !== 0 || now() - since < sliceMs) continue;
    await otherEvents();
    since = now();
  }
}

const sliceMs = 10;
/** The clock is read at every fourth pause: a datagram takes less than a millisecond. */
const pausesUnseen = 4;

/** Work that waits for the work before it. */
export function inTurn(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const ended = last.then(work, work);
    last = ended;
    return ended;
  };
}
