import { nodeFiles } from '../host/files.ts';
import { systemClock } from '../host/clock.ts';
import { openDirector } from './open-director.ts';
import type { Output } from '../host/output.ts';
import { readToEnd } from '../host/read-whole.ts';
import { readableText } from '../report/escape.ts';
import { problemText } from '../report/problem.ts';
import { cannotRead } from '../report/problems/file-problems.ts';
import { noWorkingDirectory, readingTerminal, unseenPlan } from '../report/problems/program-problems.ts';
import { exitCodes } from './exit-code.ts';
import type { WorldOptions } from './program.ts';
import type { World } from './world.ts';

/** The world of a program started from a shell. */
export function processWorld({ color, quiet }: WorldOptions, output: Output): World {
  const { env } = process;
  const interrupted = interruption();
  const files = nodeFiles();
  const clock = systemClock();
  return {
    environment: env,
    get directory() {
      return workingDirectory();
    },
    readInput: () => {
      if (process.stdin.isTTY) standardError().write(readingTerminal);
      return readToEnd(process.stdin).catch(endUnread);
    },
    print: (text) => (quiet ? Promise.resolve() : output.write(output.isTerminal ? readable(text) : text)),
    outputMayFail: () => output.mayFail(),
    complain: (text) => {
      standardError().write(readable(text));
    },
    ask: (question) => {
      if (!quiet) return ask(question, interrupted());
      standardError().write(problemText(unseenPlan));
      return Promise.resolve(false);
    },
    get inputIsTerminal() {
      return process.stdin.isTTY;
    },
    get outputIsTerminal() {
      return output.isTerminal;
    },
    get columns() {
      return output.columns;
    },
    get colour() {
      return mayColour(color, env, () => output.isTerminal);
    },
    files,
    clock,
    get interrupted() {
      return interrupted();
    },
    onHangUp: (listener) => {
      process.on('SIGHUP', listener);
      return () => process.off('SIGHUP', listener);
    },
    openDirector: (spec, machine) =>
      openDirector(spec, { files, clock, environment: env, ...(machine && { machine }) }),
  };
}

function readable(text: string | Uint8Array): string {
  return readableText(typeof text === 'string' ? text : new TextDecoder().decode(text));
}

/** A closed reader of standard error, or a full disk, never aborts a running change. */
const standardError = once(() => process.stderr.on('error', () => undefined));

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Signals end the program as usual until it subscribes to them. */
function interruption(): () => AbortSignal {
  let controller: AbortController | null = null;
  return () => {
    if (controller !== null) return controller.signal;
    const told = new AbortController();
    controller = told;
    const interrupt = (signal: string) => {
      told.abort(signal);
    };
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    return told.signal;
  };
}

async function ask(question: string, signal: AbortSignal): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const asked = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await asked.question(`${question} [y/N] `, { signal })).trim());
  } catch {
    return false;
  } finally {
    asked.close();
  }
}

/** `--color` wins, then NO_COLOR, then FORCE_COLOR, then the terminal. */
function mayColour(color: string, env: NodeJS.ProcessEnv, isTerminal: () => boolean): boolean {
  if (color !== 'auto') return color === 'always';
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0';
  return env['TERM'] !== 'dumb' && isTerminal();
}

/** A command that needs no file by a relative name runs in a directory that was deleted too. */
function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    process.stderr.write(problemText(noWorkingDirectory));
    process.exit(exitCodes.usage);
  }
}

/** Input without end, or from a closed terminal, cannot be used. */
function endUnread({ message }: Error): never {
  process.stderr.write(problemText(cannotRead('input', 'standard input', { reason: message })));
  process.exit(exitCodes.usage);
}
