import { spawnSync } from 'node:child_process';

/** Runs the program, and keeps beside each part of it the code that V8 made of what was needed. */
export function keepCode(program, words) {
  const { status, stderr } = spawnSync(process.execPath, ['esbuild/kept-run.cjs', program, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (status === null || status > 1) throw new Error(`${words.join(' ')} ends with ${status}: ${stderr}`);
}
