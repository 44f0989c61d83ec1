import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { program } from '../support/run-lvsrules.ts';

describe('the program caches the code that V8 makes of it', () => {
  test('in a folder that only its user can open, one file for each part that ran', () => {
    const home = scratch();
    linted(program, home);
    expect(cached(home).map(({ part }) => part)).toEqual(['grammar', 'lint', 'main']);
    expect(statSync(join(home, '.cache/lvsrules')).mode & 0o777).toBe(0o700);
  });

  test('and takes it from there at the next start', () => {
    const home = warmed();
    const before = cached(home).map(({ path }) => statSync(path).mtimeMs);
    linted(program, home);
    expect(cached(home).map(({ path }) => statSync(path).mtimeMs)).toEqual(before);
  });

  test.each<[what: string, run: (home: string) => unknown]>([
    ['for a large file', (home) => formatted(manyServers, home)],
    ['for the console', consoleQuit],
  ])('also where V8 runs with other flags, %s', async (_, run) => {
    const home = scratch();
    await run(home);
    const before = cached(home).map(({ path }) => [path, statSync(path).mtimeMs]);
    await run(home);
    const after = cached(home).map(({ path }) => [path, statSync(path).mtimeMs]);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  test('under XDG_CACHE_HOME where that is an absolute path', () => {
    const home = scratch();
    linted(program, home, { XDG_CACHE_HOME: join(home, 'elsewhere') });
    linted(program, home, { XDG_CACHE_HOME: 'relative' });
    expect(readdirSync(home).sort()).toEqual(['.cache', 'elsewhere']);
  });

  test.each([
    ['Node is set to cache nothing', { NODE_DISABLE_COMPILE_CACHE: '1' }],
    ['the user has no home', { HOME: '' }],
    ['the home cannot be written', { HOME: '/proc' }],
  ])('but not where %s', (_, environment) => {
    const home = scratch();
    expect(linted(program, home, environment)).toBe('');
    expect(readdirSync(home)).toEqual([]);
  });

  test('and keeps no more than three copies of a part', () => {
    const home = scratch();
    for (let copy = 0; copy < 5; copy++) {
      const own = ownCopy();
      const main = join(own, 'main.js');
      writeFileSync(main, `${readFileSync(main, 'utf8')}\n//${'/'.repeat(copy)}`);
      linted(join(own, 'lvsrules.js'), home);
    }
    expect(cached(home).filter(({ part }) => part === 'main')).toHaveLength(3);
  });
});

describe('cached code is not run', () => {
  test.each<[when: string, change: (path: string) => void]>([
    ['it is empty', (path) => writeFileSync(path, '')],
    ['it is not code at all', (path) => writeFileSync(path, 'of another program')],
    ['it is cut short', (path) => writeFileSync(path, readFileSync(path).subarray(0, 5000))],
    ['others can write to it', (path) => chmodSync(path, 0o666)],
    ['it is a link', (path) => (renameSync(path, `${path}.moved`), symlinkSync(`${path}.moved`, path))],
    ['it is a folder', (path) => (rmSync(path), mkdirSync(path))],
  ])('when %s', (_, change) => {
    const home = warmed();
    for (const { path } of cached(home)) change(path);
    expect(linted(program, home)).toBe('');
  });

  test.runIf(process.geteuid?.() === 0)('when it belongs to another user', () => {
    const home = warmed();
    const before = cached(home).map(({ path }) => (chownSync(path, 12345, 0), statSync(path).ino));
    expect(linted(program, home)).toBe('');
    expect(cached(home).map(({ path }) => statSync(path).ino)).not.toEqual(before);
  });

  test('when its folder can be written by others', () => {
    const home = warmed();
    const folder = join(home, '.cache/lvsrules');
    for (const { path } of cached(home)) writeFileSync(path, '');
    chmodSync(folder, 0o777);
    expect(linted(program, home)).toBe('');
    expect(cached(home).map(({ path }) => statSync(path).size)).toEqual([0, 0, 0]);
  });

  test('when one byte of it differs, wherever that is', () => {
    const home = warmed();
    const good = cached(home).map(({ path }) => ({ path, bytes: readFileSync(path) }));
    for (let round = 1; round <= 24; round++) {
      for (const { path, bytes } of good) {
        const damaged = Buffer.from(bytes);
        const at = (round * 7_368_787) % bytes.length;
        damaged[at] = (damaged[at] ?? 0) ^ (1 << (round % 8));
        writeFileSync(path, damaged);
        utimesSync(path, 0, 0);
      }
      expect(linted(program, home)).toBe('');
      expect(cached(home).map(({ path }) => statSync(path).mtimeMs > 0)).toEqual([true, true, true]);
    }
  }, 120_000);

  test('when the text was edited, also where the length is the same', () => {
    const home = scratch();
    const own = ownCopy();
    const main = join(own, 'main.js');
    const help = () =>
      execFileSync(process.execPath, [join(own, 'lvsrules.js'), '--help'], environmentOf(home)).toString();
    expect(help()).toContain('Usage: lvsrules');
    writeFileSync(main, readFileSync(main, 'utf8').replaceAll('lvsrules', 'LVSRULES'));
    expect(help()).toContain('Usage: LVSRULES');
  });
});

test('the program starts by a link to it', () => {
  const link = join(ownCopy(), 'link');
  symlinkSync(program, link);
  expect(linted(link, scratch())).toBe('');
});

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lvsrules-launch-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

function ownCopy(): string {
  const folder = scratch();
  cpSync(dirname(program), folder, { recursive: true });
  return folder;
}

/** A home after a first run. */
function warmed(): string {
  const home = scratch();
  linted(program, home);
  return home;
}

const manyServers = Array.from(
  { length: 5000 },
  (_, index) => `-a -t 192.0.2.1:80 -r 10.0.${index >> 8}.${index & 255}:8080 -m -w 1\n`,
).join('');

function formatted(text: string, home: string): string {
  return execFileSync(process.execPath, [program, 'fmt', '-'], {
    encoding: 'utf8',
    input: text,
    ...environmentOf(home),
  });
}

/** Starts the console on a terminal, and quits it when it shows a server. */
async function consoleQuit(home: string): Promise<void> {
  const command = `'${process.execPath}' '${program}' console --demo`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    ...environmentOf(home, { TERM: 'xterm-256color' }),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    shown += piece;
    if (shown.includes('10.0.1.12')) child.stdin.end('q');
  });
  await once(child, 'close');
}

function cached(home: string): readonly { readonly part: string; readonly path: string }[] {
  const folder = join(home, '.cache/lvsrules');
  return readdirSync(folder)
    .filter((name) => name.startsWith(process.version) && !name.endsWith('.moved'))
    .map((name) => ({ part: name.split('-').at(-2) ?? '', path: join(folder, name) }))
    .sort((left, right) => left.part.localeCompare(right.part));
}

function environmentOf(home: string, more: Readonly<Record<string, string>> = {}) {
  return { env: { ...process.env, XDG_CACHE_HOME: '', HOME: home, ...more } };
}

/** The netmasks of the example need the part with the grammar, too. */
function linted(path: string, home: string, more: Readonly<Record<string, string>> = {}): string {
  return execFileSync(process.execPath, [path, 'lint', 'examples/persistence.rules'], {
    encoding: 'utf8',
    ...environmentOf(home, more),
  });
}
