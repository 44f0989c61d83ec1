import { type FSWatcher, watch as chokidar } from 'chokidar';
import type { Watch, Watching } from '../ports/watch.ts';
import { trace } from './path-trace.ts';
import { trail } from './trail.ts';

/**
 * Watches files and directories through the kernel's events. An event is only a hint: the trace of a path decides
 * whether its content changed. The directories on the path are watched, never the files, so that renames, deletion,
 * re-creation and switched symbolic links are noticed.
 */
export function fileWatch(): Watch {
  return { watch: (paths, changed) => watching(paths, changed) };
}

function watching(paths: readonly string[], changed: (path: string) => void): Watching {
  const traces = new Map<string, string>();
  const watchers = new Map<string, { readonly inode: number; readonly watcher: FSWatcher }>();
  let closed = false;
  const ready = begin();
  let work = ready;
  return {
    ready,
    close: async () => {
      closed = true;
      await work;
      await Promise.all([...watchers.values()].map(({ watcher }) => watcher.close()));
    },
  };

  async function begin(): Promise<void> {
    await look();
    await Promise.all([...watchers.values()].map(({ watcher }) => settled(watcher)));
    await report();
  }

  function check(): void {
    work = work.then(report);
  }

  async function report(): Promise<void> {
    if (!closed) for (const path of await look()) changed(path);
  }

  /** The paths whose content changed since the last check. */
  async function look(): Promise<readonly string[]> {
    const turned: string[] = [];
    const places = new Map<string, number>();
    const trees = new Set<string>();
    for (const path of paths) {
      const before = traces.get(path);
      const { text, directory } = await trace(path);
      traces.set(path, text);
      if (before !== undefined && before !== text) turned.push(path);
      const landmarks = await trail(path);
      for (const landmark of landmarks) places.set(landmark.directory, landmark.inode);
      const end = landmarks.at(-1)?.entry;
      if (directory !== null && end !== undefined) {
        places.set(end, directory);
        trees.add(end);
      }
    }
    await follow(places, trees);
    return turned;
  }

  /** A deleted directory is released, so that it is watched again when one of that name comes back. */
  async function follow(places: ReadonlyMap<string, number>, trees: ReadonlySet<string>): Promise<void> {
    for (const [place, { inode, watcher }] of watchers) {
      if (places.get(place) === inode) continue;
      watchers.delete(place);
      await watcher.close();
    }
    for (const [place, inode] of places) {
      if (watchers.has(place)) continue;
      const ignored = (path: string) => path !== place && !trees.has(place);
      const watcher = chokidar(place, { ignoreInitial: true, followSymlinks: false, ignored });
      watchers.set(place, { inode, watcher: watcher.on('raw', check).on('error', check).on('ready', check) });
    }
  }
}

function settled(watcher: FSWatcher): Promise<void> {
  return new Promise((resolve) => watcher.once('ready', resolve));
}
