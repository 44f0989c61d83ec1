import { beatingDirector } from '../../directors/beating.ts';
import type { Watchdog } from '../../host/service-manager.ts';
import type { Clock } from '../../ports/clock.ts';
import type { World } from '../world.ts';

/**
 * A world that feeds the watchdog during long work: each time it sleeps, for example while a server drains, and while
 * it waits for the director. A call that takes more than five minutes counts as stuck and feeds it no more: a director
 * kills each of its programs after two.
 */
export function beatingWorld(world: World, { beat, everyMs }: Watchdog): World {
  if (everyMs === Infinity) return world;
  const clock: Clock = {
    now: world.clock.now,
    sleep: async (milliseconds, signal) => {
      await world.clock.sleep(milliseconds, signal);
      beat();
    },
  };
  const during = <Value>(call: Promise<Value>): Promise<Value> => beatDuring(call, beat, everyMs, world.clock);
  const openDirector: World['openDirector'] = async (spec, machine) => {
    const opened = await during(world.openDirector(spec, machine));
    return opened.ok ? { ok: true, value: beatingDirector(opened.value, during) } : opened;
  };
  return Object.create(world, { clock: { value: clock }, openDirector: { value: openDirector } }) as World;
}

const longestCallMs = 300_000;

async function beatDuring<Value>(
  call: Promise<Value>,
  beat: () => void,
  everyMs: number,
  clock: Clock,
): Promise<Value> {
  const ended = new AbortController();
  const until = clock.now() + longestCallMs;
  const beating = async () => {
    while (!ended.signal.aborted && clock.now() < until) {
      beat();
      await clock.sleep(everyMs, ended.signal);
    }
  };
  void beating();
  try {
    return await call;
  } finally {
    ended.abort();
  }
}
