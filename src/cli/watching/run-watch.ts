import { dirname, join, resolve } from 'node:path';
import { keptOpen } from '../../directors/kept-open.ts';
import { type Result, success } from '../../domain/result.ts';
import { pollingWatch } from '../../host/polling-watch.ts';
import { tellServiceManager, watchdog } from '../../host/service-manager.ts';
import { fileWatch } from '../../host/watch-files.ts';
import { reload } from '../../live/reload.ts';
import type { Problem } from '../../report/problem.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { configurationName } from '../lint/find-configuration.ts';
import { readTime } from '../read-time.ts';
import type { PlanningValues } from '../tables/read-planning-options.ts';
import type { World } from '../world.ts';
import { beatingWorld } from './beating-world.ts';
import { tellEvent } from './events.ts';
import { watchWork } from './watch-work.ts';

export type WatchValues = PlanningValues & {
  readonly director: string | undefined;
  readonly 'once-now': boolean;
  readonly 'overwrite-drift': boolean;
};

/** The times of a watch, in milliseconds. */
export interface WatchTiming {
  readonly debounceMs: number;
  readonly observeMs: number;
  /** Null: files are not polled, their events are waited for. */
  readonly pollMs: number | null;
}

/** The options that are times; a number alone counts what it always did: milliseconds, but for `look`. */
export function readTiming(options: {
  readonly debounce: string;
  readonly look: string;
  readonly poll: string | undefined;
}): Result<WatchTiming, Problem> {
  const debounce = readTime('debounce', options.debounce, { bare: 'ms' });
  if (!debounce.ok) return debounce;
  const look = readTime('look', options.look);
  if (!look.ok) return look;
  const poll = options.poll === undefined ? success(null) : readTime('poll', options.poll, { bare: 'ms' });
  if (!poll.ok) return poll;
  return success({ debounceMs: debounce.value, observeMs: look.value, pollMs: poll.value });
}

/** Runs until stopped, or once. */
export async function watchFiles(
  paths: readonly string[],
  options: WatchValues & WatchTiming,
  world: World,
): Promise<ExitCode> {
  // A closed event reader ends the loop, but never in the middle of a change.
  const unheard = world.outputMayFail();
  const dog = watchdog(world.environment, world.clock.now);
  const kept = keptOpen(world.openDirector.bind(world));
  const keeping = Object.create(world, { openDirector: { value: kept.open } }) as World;
  const work = watchWork(paths, options, beatingWorld(keeping, dog));
  if (options['once-now']) {
    if ((await work.load()).valid && (await work.apply(true)).kind === 'director-away') work.report('director-away');
    await kept.close();
    return unheard.aborted ? exitCodes.found : work.outcome();
  }
  await reload(work, {
    paths: [...paths, ...configurationPlaces(paths, options, world)],
    watch: options.pollMs === null ? fileWatch() : pollingWatch(world.clock, options.pollMs),
    clock: world.clock,
    ...(!world.inputIsTerminal && { onAsked: world.onHangUp }),
    signal: AbortSignal.any([world.interrupted, unheard]),
    debounceMs: options.debounceMs,
    observeMs: options.observeMs,
    overwriteDrift: options['overwrite-drift'],
    beat: dog.beat,
    beatMs: dog.everyMs,
    ready: () => {
      tellEvent({ event: 'started', paths }, world);
      void tellServiceManager(world.environment, 'ready');
    },
  });
  await kept.close();
  tellEvent({ event: 'stopped', paths }, world);
  await tellServiceManager(world.environment, 'stopping');
  return unheard.aborted ? exitCodes.found : exitCodes.ok;
}

/** Where the configuration is or could appear: a change of it counts as a change of the rules. */
function configurationPlaces(paths: readonly string[], options: WatchValues, world: World): readonly string[] {
  if (options.isolated) return [];
  if (options.config !== undefined) return [resolve(world.directory, options.config)];
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = dirname(resolve(world.directory, path)); folder !== '/'; folder = dirname(folder))
      folders.add(folder);
  }
  return [...folders].map((folder) => join(folder, configurationName));
}
