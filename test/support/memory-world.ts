import { failure, success } from '../../src/domain/result.ts';
import { openDirector } from '../../src/cli/open-director.ts';
import type { Command } from '../../src/cli/command.ts';
import type { World } from '../../src/cli/world.ts';
import type { Director } from '../../src/ports/director.ts';
import type { Files } from '../../src/ports/files.ts';
import { memoryFiles } from './memory-files.ts';
import { virtualClock } from './virtual-clock.ts';

/** What a run finds outside, besides the files that it is given. */
interface Outside {
  /** Files that outlive the run. */
  readonly files?: Files;
  readonly wrap?: (director: Director) => Director;
  readonly environment?: World['environment'];
  /** Whether there is a terminal, at which every question is answered with yes. */
  readonly answers?: boolean;
}

/** A world over files in memory, in `/srv`. */
export function memoryWorld(stored: Files, input: string | Uint8Array = '', outside: Outside = {}) {
  const { wrap = (director) => director, answers = false, environment = {} } = outside;
  const clock = virtualClock();
  const printed = { stdout: '', stderr: '' };
  const world: World = {
    environment,
    directory: '/srv',
    readInput: () => Promise.resolve(typeof input === 'string' ? new TextEncoder().encode(input) : input),
    print: (text) => {
      printed.stdout += typeof text === 'string' ? text : new TextDecoder().decode(text);
      return Promise.resolve();
    },
    outputMayFail: () => new AbortController().signal,
    complain: (text) => {
      printed.stderr += text;
    },
    ask: () => Promise.resolve(answers),
    inputIsTerminal: answers,
    outputIsTerminal: false,
    columns: 80,
    colour: false,
    files: stored,
    clock,
    interrupted: new AbortController().signal,
    onHangUp: () => () => undefined,
    openDirector: async (spec) => {
      if (spec === undefined) return failure({ kind: 'interrupted' as const });
      const opened = await openDirector(spec, { files: stored, clock, environment: {} });
      return opened.ok ? success(wrap(opened.value)) : opened;
    },
  };
  return { world, clock, printed };
}

/** Runs a command over files in memory, in `/srv`; options that are not given have their defaults. */
export async function runInMemory(
  command: Command,
  files: Readonly<Record<string, string | Uint8Array>>,
  paths: readonly string[],
  options: Readonly<Record<string, unknown>> = {},
  input: string | Uint8Array = '',
  outside: Outside = {},
) {
  const stored = outside.files ?? memoryFiles(Object.fromEntries(Object.keys(files).map((path) => [path, ''])));
  for (const [path, content] of Object.entries(files)) await stored.replace(path, content);
  const { world, printed } = memoryWorld(stored, input, outside);
  const defaults = Object.entries(command.options).map(([name, option]) => [
    name,
    option.value ? (option.repeatable ? [] : option.default) : false,
  ]);
  const given = Object.entries(options).map(([name, value]) => [
    name,
    command.options[name]?.repeatable ? [value].flat() : value,
  ]);
  const exit = await command.run(
    { arguments: paths, options: { ...Object.fromEntries(defaults), ...Object.fromEntries(given) } } as never,
    world,
  );
  const bytes = async (path: string) => {
    const read = await stored.read(path);
    return read.ok ? Buffer.from(read.value) : null;
  };
  return { exit, ...printed, bytes };
}
