import { watch as directoryEvents } from 'node:fs';
import { watch as treeEvents } from 'chokidar';
import type { Watch, Watching } from '../ports/watch.ts';
import { trace } from './path-trace.ts';
import { trail } from './trail.ts';

/**
 * Watches files and directories through the kernel's events. An event is only a hint: the trace of a path decides
 * whether its content changed. The directories on the path are watched, never the files, so that renames, deletion,
 * re-creation and switched symbolic links are noticed. Of a directory on the way only the events are read, never its
 * entries: there may be thousands, which others create and delete all the time.
 */
export function fileWatch(events: DirectoryEvents = directoryEvents, patienceMs = 2000): Watch {
  return { watch: (paths, changed) => watching(paths, changed, events, patienceMs) };
}

/** The events of a directory, as of node:fs. It throws where the directory is gone, or where no more may be watched. */
type DirectoryEvents = (path: string, listener: () => void) => DirectoryWatcher;

interface DirectoryWatcher extends Closable {
  on(event: 'error', listener: () => void): this;
}

interface Closable {
  close(): unknown;
}

function watching(
  paths: readonly string[],
  changed: (path: string) => void,
  events: DirectoryEvents,
  patienceMs: number,
): Watching {
  const traces = new Map<string, string>();
  const watchers = new Map<string, { readonly inode: number; readonly watcher: Closable }>();
  let closed = false;
  let waits = false;
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
    await report();
  }

  /** Looks again, once for all events that come before it does. */
  function check(): void {
    if (waits) return;
    waits = true;
    work = work.then(() => {
      waits = false;
      return report();
    });
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
      const watcher = trees.has(place) ? await tree(place) : directory(place);
      if (watcher === null) continue;
      watchers.set(place, { inode, watcher });
      // What happened since the traces were taken had no watcher.
      check();
    }
  }

  /** Null if the directory is gone: the one above it shows when it comes back. */
  function directory(path: string): Closable | null {
    try {
      return events(path, check).on('error', check);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : repeated();
    }
  }

  /** For where this user may watch no more directories (fs.inotify.max_user_watches). */
  function repeated(): Closable {
    const timer = setInterval(check, patienceMs);
    return {
      close: () => {
        clearInterval(timer);
      },
    };
  }

  async function tree(path: string): Promise<Closable> {
    const closables: Closable[] = [];
    const failed = () => {
      if (closables.length === 1) closables.push(repeated());
    };
    const watcher = treeEvents(path, { ignoreInitial: true, followSymlinks: false }).on('raw', check);
    closables.push(watcher.on('error', failed));
    await new Promise<void>((resolve) => watcher.once('ready', resolve));
    return { close: () => Promise.all(closables.map((each) => each.close())) };
  }
}
