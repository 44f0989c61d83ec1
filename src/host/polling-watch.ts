import type { Clock } from '../ports/clock.ts';
import type { Watch } from '../ports/watch.ts';
import { trace } from './path-trace.ts';

/** Polls the paths: for file systems without change events, such as NFS. */
export function pollingWatch(clock: Clock, intervalMs: number): Watch {
  return {
    watch: (paths, changed) => {
      const traces = new Map<string, string>();
      const ending = new AbortController();
      const ready = look();
      const running = ready.then(async () => {
        while (!ending.signal.aborted) {
          await clock.sleep(intervalMs, ending.signal);
          if (!ending.signal.aborted) for (const path of await look()) changed(path);
        }
      });
      return {
        ready: ready.then(() => undefined),
        close: async () => {
          ending.abort();
          await running;
        },
      };

      async function look(): Promise<readonly string[]> {
        const turned: string[] = [];
        for (const path of paths) {
          const before = traces.get(path);
          const { text } = await trace(path);
          traces.set(path, text);
          if (before !== undefined && before !== text) turned.push(path);
        }
        return turned;
      }
    },
  };
}
