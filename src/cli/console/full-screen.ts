import { theme } from '../../console/paint/theme.ts';
import { runConsole } from '../../console/shell.tsx';
import type { Lock } from '../../console/state.ts';
import { nodeTerminal } from '../../host/terminal.ts';
import { fileWatch } from '../../host/watch.ts';
import type { Director } from '../../ports/director.ts';
import { directorProblem } from '../../report/director-failure.ts';
import { emitTable } from '../../syntax/emit.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import type { World } from '../world.ts';
import { colourDepth } from './colour-depth.ts';
import { readTarget } from './read-target.ts';

export interface FullScreenOptions {
  readonly director: Director;
  readonly simulated: string | null;
  readonly intervalMs: number;
  readonly rules: string | null;
  readonly readOnly: boolean;
  readonly ascii: boolean;
}

/** The console on the terminal of this process, until it is left or a signal ends it. */
export async function fullScreen(options: FullScreenOptions, world: World): Promise<ExitCode> {
  const { director, simulated, intervalMs, rules, readOnly, ascii } = options;
  const { files, clock } = world;
  const hangup = new AbortController();
  process.once('SIGHUP', () => {
    hangup.abort('SIGHUP');
  });
  const interrupted = AbortSignal.any([world.interrupted, hangup.signal]);
  const lock: Lock | null = readOnly ? { reason: 'started with --read-only', opens: false } : null;
  await runConsole(
    {
      director,
      terminal: nodeTerminal(),
      clock,
      watch: fileWatch(),
      interrupted,
      readTarget: (path) => readTarget(path, files),
      save: (path, table) => files.replace(path, emitTable(table, { lossless: true })),
      explain: (failure) => {
        const { what, why } = directorProblem(failure, director.spec);
        return why === undefined ? what : `${what}: ${why}`;
      },
    },
    {
      source: { spec: director.spec, simulated, intervalMs },
      lock,
      rules,
      theme: theme(colourDepth(world), ascii),
    },
  );
  return interrupted.aborted ? endedBy(interrupted.reason) : exitCodes.ok;
}

/** As a shell counts a program that a signal ended. */
function endedBy(signal: unknown): ExitCode {
  return 128 + (signal === 'SIGHUP' ? 1 : signal === 'SIGINT' ? 2 : 15);
}
