import type { Clock } from '../../src/ports/clock.ts';

export interface VirtualClock extends Clock {
  /** Lets the time pass, waking sleepers in order; each is let to run before the next wakes. */
  advance(milliseconds: number): Promise<void>;
}

/** A clock that moves only when a test moves it. */
export function virtualClock(start = 0): VirtualClock {
  let time = start;
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => time,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) {
          resolve();
          return;
        }
        const wake = () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper = { at: time + milliseconds, wake };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', wake);
      }),
    async advance(milliseconds) {
      const end = time + milliseconds;
      await settled();
      for (;;) {
        const [next] = sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        sleepers = sleepers.filter((other) => other !== next);
        time = Math.max(time, next.at);
        next.wake();
        await settled();
      }
      time = end;
    },
  };
}

/** Resolves when the promises that were ready have run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
