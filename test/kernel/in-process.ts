import type { Command } from '../../src/cli/command.ts';
import { processWorld } from '../../src/cli/process-world.ts';
import { standardOutput } from '../../src/host/output.ts';
import type { Ran } from './fact.ts';

const output = standardOutput((error) => {
  throw error;
});
/** The world of this process. */
export const world = processWorld({ color: 'never', quiet: false }, output);

/** A command of the program, run in this process where starting Node each time would take longer than all the rest. */
export async function inProcess(
  command: Command,
  words: readonly string[],
  options: Readonly<Record<string, string | boolean | readonly string[]>>,
): Promise<Ran> {
  let [stdout, stderr] = ['', ''];
  const print = (text: string | Uint8Array) => {
    stdout += String(text);
    return Promise.resolve();
  };
  const complain = (text: string | Uint8Array) => {
    stderr += String(text);
  };
  const input = { arguments: words, options } as unknown as Parameters<Command['run']>[0];
  const exit = await command.run(input, { ...world, print, complain });
  return { exit, stdout, stderr };
}
