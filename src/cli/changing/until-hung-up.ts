import type { World } from '../world.ts';

/** Runs work that SIGHUP interrupts as SIGTERM does: a closed terminal must not kill a change half-way. */
export async function untilHungUp<Value>(world: World, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const hungUp = new AbortController();
  const forget = world.onHangUp(() => {
    hungUp.abort('SIGHUP');
  });
  try {
    return await work(AbortSignal.any([world.interrupted, hungUp.signal]));
  } finally {
    forget();
  }
}
