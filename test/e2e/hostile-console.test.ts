import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostile, hostileName } from '../support/hostile.ts';
import { lvsrules, program } from '../support/run-lvsrules.ts';

let folder: string;
const environment = () => ({ LVSRULES_STATE: join(folder, 'state'), USER: hostile, TERM: 'xterm', NO_COLOR: '' });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lvsrules-hostile-'));
  const put = (name: string, text: string, mode = 0o644) => {
    writeFileSync(join(folder, name), text, { mode });
    chmodSync(join(folder, name), mode);
  };
  put('listing', `TCP  192.0.2.1:80 ${hostile}\n  -> 10.0.0.1:80 ${hostile} 1 0 0\n`);
  put('says', '#!/bin/sh\ncat >/dev/null; cat listing; cat listing >&2; exit 1\n', 0o755);
  put('live.rules', `# ${hostile}\n`);
  put(`${hostileName}.rules`, `# ${hostile}\n-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g\n`);
  const words = ['apply', `${hostileName}.rules`, '--yes', '--director', 'file:live.rules'];
  expect(await lvsrules(words, { cwd: folder, env: environment() })).toMatchObject({ exit: 0 });
  const log = join(folder, 'state/log.jsonl');
  const entry = JSON.parse(readFileSync(log, 'utf8').split('\n')[0] ?? '') as object;
  appendFileSync(log, `${JSON.stringify({ ...entry, id: `${hostile}2`, result: 'begun', target: hostile })}\n`);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Every view, the detail of a row, a search, a command, the plan of what a rules file changes, the way back. */
const everyKey = [
  '1',
  '2',
  '\r',
  '\x1b',
  '3',
  '4',
  '5',
  '6',
  '7',
  'j',
  '\r',
  '\x1b',
  '!',
  '?',
  '\x1b',
  'p',
  '\x1b',
  'u',
  '\x1b',
];

test.each<[title: string, words: readonly string[], keys?: readonly string[]]>([
  ['a director that complains', ['--director', 'ipvsadm:./says']],
  ['a file that cannot be read', ['--director', `file:${hostile}`]],
  ['an interrupted change of a hostile user', ['--director', 'file:live.rules']],
  ['rules with a hostile name', ['--director', 'sim:table.json', '--rules', `${hostileName}.rules`], ['p']],
  ['rules that are missing', ['--director', 'sim:table.json', '--rules', `${hostileName}.missing`], ['p', '5']],
])('the full screen obeys no text from elsewhere: %s', async (_, words, keys = everyKey) => {
  const shown = await screensOf(words, keys);
  expect(shown).toContain('\\x1b');
  expect(shown).not.toMatch(
    /\x1b\]|\x1b\[8m|[\u0007\u0008\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\r(?!\n)(?!\x1b)/,
  );
});

/** All that the console writes to a terminal while the keys are pressed, again and again until they have shown the text. */
async function screensOf(words: readonly string[], keys: readonly string[]): Promise<string> {
  const quoted = [process.execPath, program, 'console', ...words].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qec', `stty rows 50 cols 160; ${quoted}`, '/dev/null'], {
    cwd: folder,
    env: { ...process.env, ...environment() },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const closed = once(child, 'close');
  const late = AbortSignal.timeout(50_000);
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (shown += piece));
  child.stdin.on('error', () => undefined);
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  /** Presses a key and waits for the answer. A key that changes nothing on the screen has none. */
  const press = async (key: string) => {
    const answer = once(child.stdout, 'data', { signal: AbortSignal.any([late, AbortSignal.timeout(500)]) });
    child.stdin.write(key);
    await Promise.race([answer, closed]).catch(() => undefined);
  };
  await once(child.stdout, 'data');
  do {
    for (const key of keys) await press(key);
  } while (isRunning() && !late.aborted && !shown.includes('\\x1b'));
  while (isRunning() && !late.aborted) for (const key of ['\x1b', 'q']) await press(key);
  if (isRunning()) {
    child.kill('SIGKILL');
    throw new Error(`the console does not end; the last that it wrote:\n${JSON.stringify(shown.slice(-4000))}`);
  }
  await closed;
  return shown;
}
