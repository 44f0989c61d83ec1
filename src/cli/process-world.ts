import { nodeFiles } from '../host/files.ts';
import { systemClock } from '../host/clock.ts';
import { openDirector } from './open-director.ts';
import type { World } from './world.ts';

/** The world of a program that was started from a shell. */
export function processWorld(color: string): World {
  const { stdin, stdout, stderr, env } = process;
  quietOnBrokenPipe();
  const interruption = new AbortController();
  const interrupt = (signal: string) => {
    interruption.abort(signal);
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const files = nodeFiles();
  const clock = systemClock();
  return {
    environment: env,
    directory: process.cwd(),
    readInput: async () => {
      const pieces: Uint8Array[] = [];
      for await (const piece of stdin) pieces.push(piece as Uint8Array);
      return Buffer.concat(pieces);
    },
    print: (text) =>
      new Promise((resolve) => {
        stdout.write(text, () => {
          resolve();
        });
      }),
    complain: (text) => {
      stderr.write(text);
    },
    ask: (question) => ask(question, interruption.signal),
    inputIsTerminal: stdin.isTTY,
    outputIsTerminal: stdout.isTTY,
    columns: stdout.columns || 80,
    colour: mayColour(color, env, stdout.isTTY),
    files,
    clock,
    interrupted: interruption.signal,
    openDirector: (spec, machine) => {
      const needs = { files, clock, environment: env, ...(machine && { machine }) };
      return openDirector(spec ?? env['LVSRULES_DIRECTOR'] ?? 'auto', needs);
    },
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

/** `--color` speaks first, then NO_COLOR, then FORCE_COLOR, then the terminal. */
function mayColour(color: string, env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (color !== 'auto') return color === 'always';
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0';
  return isTerminal && env['TERM'] !== 'dumb';
}

/** `lvsrules ... | head` ends when head does, without a word; so does a program whose terminal was hung up. */
function quietOnBrokenPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
    process.exit(process.exitCode ?? 0);
  });
}
