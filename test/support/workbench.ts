import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, lvsrules, type RunOptions } from './run-lvsrules.ts';

/** A directory of its own with files in it, and a state directory that nothing else uses. */
export interface Workbench {
  readonly directory: string;
  /** The environment that keeps the program's state here. */
  readonly env: Readonly<Record<string, string>>;
  run(args: readonly string[], options?: RunOptions): Promise<Ended>;
  /** The lines of standard output. */
  lines(args: readonly string[], options?: RunOptions): Promise<readonly string[]>;
  read(name: string): Promise<string>;
  write(name: string, content: string | Uint8Array): Promise<void>;
}

export async function workbench(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Workbench> {
  const directory = await mkdtemp(join(tmpdir(), 'lvsrules-'));
  const env = { LVSRULES_STATE: join(directory, 'state'), USER: 'tester' };
  const write = (name: string, content: string | Uint8Array) => writeFile(join(directory, name), content);
  for (const [name, content] of Object.entries(files)) await write(name, content);
  const run = (args: readonly string[], options: RunOptions = {}) =>
    lvsrules(args, { ...options, cwd: directory, env: { ...env, ...options.env } });
  return {
    directory,
    env,
    run,
    write,
    lines: async (args, options) => (await run(args, options)).stdout.split('\n').filter((line) => line !== ''),
    read: (name) => readFile(join(directory, name), 'utf8'),
  };
}

/** Two versions of a rules file: a server goes, another comes, the scheduler changes, a service is added. */
export const rulesBefore = `-A -t 192.0.2.1:80 -s rr
-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1
-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 1
`;

export const rulesAfter = `# the site
-A -t 192.0.2.1:80 -s wrr
-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1
-a -t 192.0.2.1:80 -r 10.0.0.3:80 -g -w 2
-A -u 192.0.2.1:53 -s rr
-a -u 192.0.2.1:53 -r 10.0.0.9:53 -m -w 1
`;
