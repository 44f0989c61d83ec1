import { spawnSync } from 'node:child_process';

/**
 * Runs the program, and keeps beside each part of it the code that V8 made of what was needed. Where that fails the
 * program is whole all the same, and starts more slowly.
 */
export function keepCode(program, words) {
  const { status, stderr } = spawnSync(process.execPath, ['esbuild/kept-run.cjs', program, ...words], {
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LVSRULES_'))),
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (status === 0) return;
  process.stderr.write(`no code is kept of "lvsrules ${words.join(' ')}", which ended with ${status}: ${stderr}\n`);
}
