import { unreachable } from '../domain/unreachable.ts';
import type { Clock } from '../ports/clock.ts';
import type { Watch } from '../ports/watch.ts';
import {
  type ReloadEffect,
  type ReloadInput,
  reloadNext,
  reloadStart,
  type ReloadState,
  type ReloadTimes,
} from './reload-state.ts';

/** The side effects of the loop: each ends in an input for it and reports its own results. */
export interface ReloadWork {
  /** Reads and checks the files; after a bad version the last good one stays in force. */
  load(): Promise<Extract<ReloadInput, { kind: 'loaded' }>>;
  /** Plans from the live table to the last good files and applies that. */
  apply(wholly: boolean): Promise<Extract<ReloadInput, { kind: 'applied' | 'refused' | 'failed' | 'director-away' }>>;
  observe(): Promise<Extract<ReloadInput, { kind: 'observed' | 'director-away' }>>;
  report(what: Extract<ReloadEffect, { kind: 'report' }>['what']): void;
}

export interface ReloadOptions extends ReloadTimes {
  readonly paths: readonly string[];
  readonly watch: Watch;
  readonly clock: Clock;
  /** Subscribes to requests for an immediate reload; returns the function that unsubscribes. */
  readonly onAsked?: (ask: () => void) => () => void;
  /** Ends the loop after its current work. */
  readonly signal: AbortSignal;
  /** Called at each turn of the loop, at least every `beatMs` while idle: feeds the watchdog. */
  readonly beat?: () => void;
  readonly beatMs?: number;
  /** Called once later changes are noticed and the files have been applied once. */
  readonly ready?: () => void;
}

/** Keeps the files in force until stopped. */
export async function reload(work: ReloadWork, options: ReloadOptions): Promise<void> {
  const { clock, signal } = options;
  let state: ReloadState = { ...reloadStart, changed: { first: 0, last: 0 } };
  let wakeAt = 0;
  let sleeping = new AbortController();
  let running: Promise<ReloadInput> | null = null;
  const stop = () => {
    sleeping.abort();
  };
  const take = (input: ReloadInput) => {
    const [next, effects] = reloadNext(state, input, clock.now(), options);
    state = next;
    for (const effect of effects) carryOut(effect);
  };
  const watching = options.watch.watch(options.paths, () => {
    take({ kind: 'file-changed' });
    sleeping.abort();
  });
  const unsubscribe = options.onAsked?.(() => {
    take({ kind: 'asked' });
    sleeping.abort();
  });
  signal.addEventListener('abort', stop, { once: true });
  await watching.ready;
  let isReady = false;
  take({ kind: 'woke' });
  for (;;) {
    options.beat?.();
    if (running) {
      const input: ReloadInput = await running;
      running = null;
      take(input);
      if (signal.aborted) break;
    } else {
      if (!isReady) options.ready?.();
      isReady = true;
      if (signal.aborted) break;
      sleeping = new AbortController();
      await clock.sleep(Math.min(Math.max(0, wakeAt - clock.now()), options.beatMs ?? Infinity), sleeping.signal);
      if (signal.aborted) break;
      take({ kind: 'woke' });
    }
  }
  signal.removeEventListener('abort', stop);
  unsubscribe?.();
  await watching.close();

  function carryOut(effect: ReloadEffect): void {
    switch (effect.kind) {
      case 'load':
        running = work.load();
        return;
      case 'apply':
        running = work.apply(effect.wholly);
        return;
      case 'observe':
        running = work.observe();
        return;
      case 'wake':
        wakeAt = effect.at;
        return;
      case 'report':
        work.report(effect.what);
        return;
      default:
        unreachable(effect);
    }
  }
}
