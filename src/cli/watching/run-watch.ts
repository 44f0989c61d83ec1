import { dirname, join, resolve } from 'node:path';
import { pollingWatch } from '../../host/polling-watch.ts';
import { tellServiceManager, watchdog } from '../../host/service-manager.ts';
import { fileWatch } from '../../host/watch-files.ts';
import { reload } from '../../live/reload.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { configurationName } from '../lint/find-configuration.ts';
import type { PlanningValues } from '../tables/read-planning-options.ts';
import type { World } from '../world.ts';
import { beatingWorld } from './beating-world.ts';
import { tellEvent } from './events.ts';
import { watchWork } from './watch-work.ts';

export type WatchValues = PlanningValues & {
  readonly 'once-now': boolean;
  readonly 'overwrite-drift': boolean;
  readonly debounce: string;
  readonly look: string;
  readonly poll: string | undefined;
};

/** Runs until stopped, or once. */
export async function watchFiles(paths: readonly string[], options: WatchValues, world: World): Promise<ExitCode> {
  // A closed event reader ends the loop, but never in the middle of a change.
  const unheard = world.outputMayFail();
  const dog = watchdog(world.environment, world.clock.now);
  const work = watchWork(paths, options, beatingWorld(world, dog));
  if (options['once-now']) {
    if ((await work.load()).good && (await work.bring(true)).kind === 'director-away') work.tell('director-away');
    return unheard.aborted ? exitCodes.found : work.outcome();
  }
  await reload(work, {
    paths: [...paths, ...configurationPlaces(paths, options, world)],
    watch: options.poll === undefined ? fileWatch() : pollingWatch(world.clock, Number(options.poll)),
    clock: world.clock,
    ...(!world.inputIsTerminal && { onAsked: world.onHangUp }),
    signal: AbortSignal.any([world.interrupted, unheard]),
    debounceMs: Number(options.debounce),
    lookMs: Number(options.look) * 1000,
    overwriteDrift: options['overwrite-drift'],
    beat: dog.beat,
    beatMs: dog.everyMs,
    ready: () => {
      tellEvent({ event: 'started', paths }, world);
      void tellServiceManager(world.environment, 'ready');
    },
  });
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
