import type { ThemeName } from '../config/console-settings.ts';
import { linearDisplay, screenDisplay } from './display.ts';
import type { ConsoleEffect } from './effect.ts';
import type { ConsoleEvent } from './event.ts';
import { startFeeds } from './feeds.ts';
import { findUnfinished } from './find-unfinished.ts';
import { initialState } from './initial.ts';
import { listen } from './keyboard.ts';
import type { Theme } from './paint/theme.ts';
import type { Preferences } from './preferences.ts';
import type { ConsolePorts } from './ports.ts';
import { runEffect } from './run-effect.ts';
import { runTerminalEffect } from './terminal-effect.ts';
import type { Lock, ConsoleSource, State } from './state.ts';
import type { Sample } from '../live/sample.ts';
import { replayed } from './update/begin-replay.ts';
import { update } from './update.ts';

/** Options of the console. */
export interface ConsoleOptions {
  readonly source: ConsoleSource;
  readonly lock: Lock | null;
  readonly rules: string | null;
  /** Shown instead of what a director reports; at least one sample. */
  readonly recording?: readonly Sample[] | undefined;
  /** What a theme looks like on this terminal. */
  readonly theme: (name: ThemeName) => Theme;
  readonly preferences?: Partial<Preferences>;
  /** Lines for a screen reader instead of a picture. */
  readonly linear?: boolean;
}

/**
 * Runs the console until the user quits. The only place that holds state: it turns bytes, samples and answers into
 * events, calls `update`, performs the effects, and draws.
 */
export async function runConsole(ports: ConsolePorts, options: ConsoleOptions): Promise<void> {
  const { terminal, clock } = ports;
  const over = new AbortController();
  /** Quitting aborts pending reads. */
  const inside = { ...ports, interrupted: AbortSignal.any([ports.interrupted, over.signal]) };
  const { recording } = options;
  const peers = (ports.peers ?? []).map(({ director }) => director.spec.text);
  const begun = initialState({ ...options, peers, size: terminal.size(), now: recording?.[0]?.at ?? clock.now() });
  let state: State = recording === undefined ? begun : replayed(begun, recording);
  const display = options.linear === true ? linearDisplay(terminal) : screenDisplay(terminal, options.theme);
  terminal.enter();
  display.draw(state);

  let leave: () => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const left = new Promise<void>((resolve, reject) => {
    leave = resolve;
    fail = reject;
  });
  const happened = (...events: readonly ConsoleEvent[]) => {
    if (over.signal.aborted) return;
    const before = state;
    let asked = 0;
    for (const event of events) {
      const [next, effects] = update(state, event);
      state = next;
      for (const effect of effects) begin(effect);
      asked += effects.length;
    }
    if (state !== before || asked > 0) display.draw(state);
    if (before.live.latest === null && state.live.latest !== null) mountLater();
  };
  const mountLater = () => {
    if (options.linear === true) return;
    clock.sleep(inkAfterMs, over.signal).then(() => {
      if (!over.signal.aborted) display.mount(state);
    }, fail);
  };
  const resized = () => {
    display.forget();
    happened({ kind: 'resized', size: terminal.size() });
  };
  const resumed = () => {
    if (state.mouse) begin({ kind: 'mouse', on: true });
    resized();
  };
  const begin = (effect: ConsoleEffect) => {
    switch (effect.kind) {
      case 'quit':
        leave();
        break;
      case 'redraw':
      case 'copy':
      case 'mouse':
      case 'suspend':
        runTerminalEffect(effect, { terminal, display, resumed });
        break;
      default:
        runEffect(effect, inside).then(happened, fail);
    }
  };

  const quiet = [
    listen(terminal, clock, (keys) => {
      happened(...keys);
    }),
    terminal.onResize(resized),
  ];
  findUnfinished(inside).then((found) => {
    if (found) happened(found);
  }, fail);
  begin({ kind: 'read-log' });
  begin({ kind: 'read-lines' });
  if (state.mouse) begin({ kind: 'mouse', on: true });
  const feeding = { ports: inside, intervalMs: options.source.intervalMs, over: over.signal, happened };
  const feeds = startFeeds(feeding, { rules: options.rules, replays: recording !== undefined });
  ports.interrupted.addEventListener('abort', leave, { once: true });
  try {
    if (ports.interrupted.aborted) return;
    await Promise.race([left, feeds.run()]);
  } finally {
    over.abort();
    for (const unsubscribe of quiet) unsubscribe();
    display.close();
    terminal.leave();
    await feeds.close();
  }
}

/** Ink is loaded when the first table is shown: loading it takes a third of the time to get there, and it draws the same. */
const inkAfterMs = 1000;
