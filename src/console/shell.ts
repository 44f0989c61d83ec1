import type { ThemeName } from '../config/console-settings.ts';
import type { ConsoleEffect } from './effect.ts';
import type { ConsoleEvent } from './event.ts';
import { findUnfinished } from './find-unfinished.ts';
import { initialState } from './initial.ts';
import { announcement } from './linear/announcement.ts';
import { listen } from './keyboard.ts';
import { paintLine } from './paint/paint.ts';
import type { Theme } from './paint/theme.ts';
import type { Preferences } from './preferences.ts';
import type { ConsolePorts } from './ports.ts';
import type { Watching } from '../ports/watch.ts';
import { type AsyncEffect, runEffect } from './run-effect.ts';
import { canvas } from './screen/canvas.ts';
import type { Lock, ConsoleSource, State } from './state.ts';
import type { Sample } from '../live/sample.ts';
import { replayed } from './update/begin-replay.ts';
import { update } from './update.ts';
import { frame } from './views/frame.ts';
import { type MountedScreen, mountInk } from './views/mount-ink.tsx';

/** Options of the console. */
export interface ConsoleOptions {
  readonly source: ConsoleSource;
  readonly lock: Lock | null;
  readonly rules: string | null;
  /** Shown in place of what a director reports; at least one sample. */
  readonly recording?: readonly Sample[] | undefined;
  /** What a theme looks like on this terminal. */
  readonly theme: (name: ThemeName) => Theme;
  readonly preferences?: Partial<Preferences>;
  /** Lines for a screen reader in place of a picture. */
  readonly linear?: boolean;
}

/**
 * Runs the console until the user quits. The only place that holds state: it turns bytes, samples and answers into
 * events, calls `update`, performs the effects, and draws.
 */
export async function runConsole(ports: ConsolePorts, options: ConsoleOptions): Promise<void> {
  const { terminal, clock } = ports;
  const { source } = options;
  const over = new AbortController();
  /** Quitting aborts pending reads. */
  const inside = { ...ports, interrupted: AbortSignal.any([ports.interrupted, over.signal]) };
  const { recording } = options;
  const peers = (ports.peers ?? []).map(({ director }) => director.spec);
  const begun = initialState({ ...options, peers, size: terminal.size(), now: recording?.[0]?.at ?? clock.now() });
  let state: State = recording === undefined ? begun : replayed(begun, recording);

  const screen = canvas(terminal);
  let theme = { name: state.theme, look: options.theme(state.theme) };
  const painted = () => {
    if (theme.name !== state.theme) theme = { name: state.theme, look: options.theme(state.theme) };
    return frame(state).map((line) => paintLine(line, state.size.columns, theme.look));
  };
  terminal.enter();
  const mounted: { ink: MountedScreen | null } = { ink: null };
  let said: State | null = null;
  const draw = () => {
    if (options.linear === true) {
      terminal.write(announcement(said, state));
      said = state;
    } else if (mounted.ink === null) screen.draw(painted());
    else mounted.ink.draw(painted());
  };
  draw();

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
    if (state !== before || asked > 0) draw();
    if (before.live.latest === null && state.live.latest !== null) mountLater();
  };
  const mountLater = () => {
    if (options.linear === true) return;
    clock.sleep(inkAfterMs, over.signal).then(() => {
      if (!over.signal.aborted) mounted.ink = mountInk(painted(), screen);
    }, fail);
  };
  const begin = (effect: ConsoleEffect) => {
    switch (effect.kind) {
      case 'quit':
        leave();
        break;
      case 'redraw':
        screen.forget();
        said = null;
        break;
      case 'copy':
        terminal.write(clipboard(effect.text));
        break;
      case 'mouse':
        terminal.write(mouseReports(effect.on));
        break;
      case 'suspend':
        terminal.suspend(() => {
          screen.forget();
          if (state.mouse) terminal.write(mouseReports(true));
          happened({ kind: 'resized', size: terminal.size() });
        });
        break;
      default:
        runEffect(effect, inside).then(happened, fail);
    }
  };

  const quiet = [
    listen(terminal, clock, (keys) => {
      happened(...keys);
    }),
    terminal.onResize((size) => {
      screen.forget();
      happened({ kind: 'resized', size });
    }),
  ];
  findUnfinished(inside).then((found) => {
    if (found) happened(found);
  }, fail);
  begin({ kind: 'read-log' });
  begin({ kind: 'read-lines' });
  if (state.mouse) begin({ kind: 'mouse', on: true });
  const naming = watchNames(ports, over.signal, happened);
  const watching = options.rules === null ? null : watchRules(options.rules, ports, happened);
  ports.interrupted.addEventListener('abort', leave, { once: true });
  try {
    if (ports.interrupted.aborted) return;
    await Promise.race([
      left,
      ...(ports.peers ?? []).map((_, place) =>
        sample(inside, source.intervalMs, over.signal, happened, { kind: 'observe-peer', place }),
      ),
      ...(recording === undefined ? [sample(inside, source.intervalMs, over.signal, happened)] : []),
      tick(ports, source.intervalMs, over.signal, happened),
    ]);
  } finally {
    over.abort();
    for (const unsubscribe of quiet) unsubscribe();
    mounted.ink?.unmount();
    terminal.leave();
    await watching?.close();
    await (await naming)?.close();
  }
}

/** Ink is loaded when the first table is shown: loading it takes a third of the time to get there, and it draws the same. */
const inkAfterMs = 1000;

/** Reads the table at once and then at every interval; intervals missed by a slow director are skipped. */
async function sample(
  ports: ConsolePorts,
  intervalMs: number,
  over: AbortSignal,
  happened: (event: ConsoleEvent) => void,
  effect: AsyncEffect = { kind: 'observe' },
): Promise<void> {
  const { clock } = ports;
  let due = clock.now();
  while (!over.aborted) {
    happened(await runEffect(effect, ports));
    due += intervalMs * Math.max(1, Math.ceil((clock.now() - due) / intervalMs));
    await clock.sleep(Math.min(intervalMs, due - clock.now()), over);
  }
}

/** Updates ages on the screen while no sample arrives. */
async function tick(
  { clock }: ConsolePorts,
  intervalMs: number,
  over: AbortSignal,
  happened: (event: ConsoleEvent) => void,
): Promise<void> {
  while (!over.aborted) {
    await clock.sleep(Math.min(intervalMs, 1000), over);
    happened({ kind: 'tick', at: clock.now() });
  }
}

function watchRules(path: string, { watch, readTarget }: ConsolePorts, happened: (event: ConsoleEvent) => void) {
  const read = async (changed: boolean) => {
    happened({ kind: 'rules-read', found: await readTarget(path), changed });
  };
  const watching = watch.watch([path], () => void read(true));
  void read(false);
  return watching;
}

/** The first picture comes before the files are watched that only name addresses. */
async function watchNames(
  { names, watch, clock }: ConsolePorts,
  over: AbortSignal,
  happened: (event: ConsoleEvent) => void,
): Promise<Watching | null> {
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

/** Asks the terminal for clicks and the wheel, in the coordinates of SGR 1006, or for none; leaving it stops them too. */
function mouseReports(on: boolean): string {
  return on ? '\x1b[?1000h\x1b[?1006h' : '\x1b[?1006l\x1b[?1000l';
}

/** Copies text to the clipboard through the terminal (OSC 52). */
function clipboard(text: string): string {
  return `\x1b]52;c;${btoa(text)}\x07`;
}
