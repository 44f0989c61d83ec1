import { type DirectorLook, lookOf, type ThemeName } from '../../config/console-settings.ts';
import { type Theme, theme } from '../../console/paint/theme.ts';
import { runConsole } from '../../console/shell.ts';
import type { Lock } from '../../console/state.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { lockReasons } from '../../report/problems/console-problems.ts';
import { canDraw, drawsUnicode } from './terminal-abilities.ts';
import type { World } from '../world.ts';
import { kernelSettings } from '../../change/propose/kernel-settings.ts';
import { colourDepth } from './colour-depth.ts';
import { endedBy, endingSignals } from './ended-by.ts';
import { consolePorts, namesNow } from './console-ports.ts';
import type { FullScreenOptions } from './full-screen-options.ts';
import { keepHeapSmall } from './small-heap.ts';

/** The console on the terminal of this process, until the user quits or a signal ends it. */
export async function fullScreen(options: FullScreenOptions, world: World): Promise<ExitCode> {
  keepHeapSmall();
  const { director, simulated, intervalMs, rules, settings, recording } = options;
  const ascii = options.ascii || !drawsUnicode(world);
  const linear = options.linear || !canDraw(world);
  const look = lookOf(settings, director.spec.text);
  const { interrupted, forget } = untilSignalled();
  const ended = runConsole(await consolePorts({ ...options, linear }, interrupted, world), {
    source: {
      spec: director.spec.text,
      simulated,
      intervalMs,
      kernel: recording ? {} : await kernelSettings(director, world.files),
      ...(recording && { recorded: recording.path }),
    },
    recording: recording?.samples,
    lock: recording ? { reason: lockReasons.recording, opens: false } : lockOf(options.readOnly, look),
    rules,
    linear,
    theme: (name) => themeOf(name, look, ascii, world),
    preferences: {
      keys: options.keys,
      filters: settings.filters ?? {},
      ...(look.confirm && { confirm: look.confirm }),
      nameOf: await namesNow(options, world),
      theme: settings.theme ?? 'dark',
      mouse: settings.mouse ?? false,
      names: settings.names ?? false,
      privacy: settings.privacy ?? false,
    },
  });
  try {
    await ended;
  } finally {
    forget();
  }
  return interrupted.aborted ? endedBy(interrupted.reason) : exitCodes.ok;
}

function lockOf(readOnly: boolean, { locked = false }: DirectorLook): Lock | null {
  if (readOnly) return { reason: lockReasons['read-only'], opens: false };
  return locked ? { reason: lockReasons.settings, opens: true } : null;
}

/** NO_COLOR and `--color never` win over the settings. */
function themeOf(name: ThemeName, { frame }: DirectorLook, ascii: boolean, world: World): Theme {
  const own = colourDepth(world);
  const depth = own === 'none' || name === 'none' ? 'none' : name === '16' ? '16' : own;
  return theme(depth, ascii, { background: name === 'light' ? 'light' : 'dark', ...(frame && { frame }) });
}

/**
 * Aborted by a signal, with its name. The listeners stay until the terminal is restored: without them, the signal would
 * end the process immediately.
 */
function untilSignalled(): { readonly interrupted: AbortSignal; readonly forget: () => void } {
  const controller = new AbortController();
  const heard = (signal: string) => {
    controller.abort(signal);
  };
  for (const signal of Object.keys(endingSignals)) process.on(signal, heard);
  return {
    interrupted: controller.signal,
    forget: () => {
      for (const signal of Object.keys(endingSignals)) process.off(signal, heard);
    },
  };
}
