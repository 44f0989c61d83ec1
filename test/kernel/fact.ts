import { execFileSync, spawnSync } from 'node:child_process';

/** Runs a check on the machine and prints what became of it; a job is a row of these. */
export async function fact(title: string, check: () => Promise<void> | void): Promise<void> {
  try {
    await check();
    process.stdout.write(`ok - ${title}\n`);
  } catch (error) {
    failed(title, error);
  }
}

/** What a job does between its facts may fail too. */
process.once('uncaughtException', (error) => {
  failed('the job runs to its end', error);
  process.exit();
});

function failed(title: string, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  process.stdout.write(`not ok - ${title}\n${why.replace(/^/gm, '  ')}\n`);
  process.exitCode = 1;
}

/** What a program printed; throws when it fails. */
export function output(program: string, ...words: readonly string[]): string {
  return execFileSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

export interface Ran {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program with something on its standard input, whatever becomes of it. */
export function ran(program: string, words: readonly string[], input: string | Uint8Array = ''): Ran {
  const { status, stdout, stderr } = spawnSync(program, words, { input, encoding: 'latin1', maxBuffer: 1 << 28 });
  return { exit: status, stdout, stderr };
}

/** The program under test, as it was built. */
export function lvsrules(words: readonly string[], input: string | Uint8Array = ''): Ran {
  return ran('/usr/bin/node', ['/job/dist/lvsrules.js', ...words], input);
}
