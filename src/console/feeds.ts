import type { Watching } from '../ports/watch.ts';
import type { ConsoleEvent } from './event.ts';
import type { ConsolePorts } from './ports.ts';
import { type AsyncEffect, runEffect } from './run-effect.ts';

/** What every feed works with, until `over` is aborted. */
export interface Feeding {
  readonly ports: ConsolePorts;
  readonly intervalMs: number;
  readonly over: AbortSignal;
  readonly happened: (event: ConsoleEvent) => void;
}

/** What happens without a key: samples, ages that grow, and files that change. */
export interface Feeds {
  /** Runs them until they are over; rejects when one of them fails. */
  run(): Promise<void>;
  close(): Promise<void>;
}

export interface FeedOptions {
  /** A rules file to follow. */
  readonly rules: string | null;
  /** A recording is shown instead of the table. */
  readonly replays: boolean;
}

export function startFeeds(feeding: Feeding, { rules, replays }: FeedOptions): Feeds {
  const naming = watchNames(feeding);
  const watching = rules === null ? null : watchRules(rules, feeding);
  const peers = feeding.ports.peers ?? [];
  return {
    run: () =>
      Promise.race([
        ...peers.map((_, place) => sample({ kind: 'observe-peer', place }, feeding)),
        ...(replays ? [] : [sample({ kind: 'observe' }, feeding)]),
        tick(feeding),
      ]),
    close: async () => {
      await watching?.close();
      await (await naming)?.close();
    },
  };
}

/** Reads a table at once and then at every interval; intervals missed by a slow director are skipped. */
async function sample(effect: AsyncEffect, { ports, intervalMs, over, happened }: Feeding): Promise<void> {
  const { clock } = ports;
  let due = clock.now();
  while (!over.aborted) {
    happened(await runEffect(effect, ports));
    due += intervalMs * Math.max(1, Math.ceil((clock.now() - due) / intervalMs));
    await clock.sleep(Math.min(intervalMs, due - clock.now()), over);
  }
}

/** Updates ages on the screen while no sample arrives. */
async function tick({ ports: { clock }, intervalMs, over, happened }: Feeding): Promise<void> {
  while (!over.aborted) {
    await clock.sleep(Math.min(intervalMs, 1000), over);
    happened({ kind: 'tick', at: clock.now() });
  }
}

/** Reads a rules file at once, and again whenever it changes. */
function watchRules(path: string, { ports: { watch, readTarget }, happened }: Feeding): Watching {
  const read = async (changed: boolean) => {
    happened({ kind: 'rules-read', found: await readTarget(path), changed });
  };
  const watching = watch.watch([path], () => void read(true));
  void read(false);
  return watching;
}

/** The first picture comes before the files are watched that only name addresses. */
async function watchNames({ ports: { names, watch, clock }, over, happened }: Feeding): Promise<Watching | null> {
  if (names === undefined) return null;
  await clock.sleep(namesAfterMs, over);
  if (over.aborted) return null;
  return watch.watch(names.paths, () => {
    void names.read().then((nameOf) => {
      happened({ kind: 'named', nameOf });
    });
  });
}

const namesAfterMs = 2000;
