import { pollingWatch } from '../../host/polling-watch.ts';
import { keepAlive, tellServiceManager } from '../../host/service-manager.ts';
import { fileWatch } from '../../host/watch.ts';
import { reload } from '../../live/reload.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { PlanningValues } from '../tables/read-planning-options.ts';
import type { World } from '../world.ts';
import { tellEvent } from './events.ts';
import { watchWork } from './watch-work.ts';

export type WatchValues = PlanningValues & {
  readonly 'once-now': boolean;
  readonly 'overwrite-drift': boolean;
  readonly debounce: string;
  readonly look: string;
  readonly poll: string | undefined;
};

/** Runs until it is told to stop, or once. */
export async function watchFiles(paths: readonly string[], options: WatchValues, world: World): Promise<ExitCode> {
  const work = watchWork(paths, options, world);
  if (options['once-now']) {
    if ((await work.load()).good && (await work.bring()).kind === 'director-away') work.tell('director-away');
    return work.outcome();
  }
  const quiet = keepAlive(world.environment);
  await reload(work, {
    paths,
    watch: options.poll === undefined ? fileWatch() : pollingWatch(world.clock, Number(options.poll)),
    clock: world.clock,
    ...(!world.inputIsTerminal && { onAsked: world.onHangUp }),
    signal: world.interrupted,
    debounceMs: Number(options.debounce),
    lookMs: Number(options.look) * 1000,
    overwriteDrift: options['overwrite-drift'],
    ready: () => {
      tellEvent({ event: 'started', paths }, world);
      void tellServiceManager(world.environment, 'ready');
    },
  });
  quiet();
  tellEvent({ event: 'stopped', paths }, world);
  await tellServiceManager(world.environment, 'stopping');
  return exitCodes.ok;
}
