import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lvsrules } from '../support/run-lvsrules.ts';

const meta = new URL('../fixtures/corpus/ipvsadm/meta.json', import.meta.url).pathname;

async function stateFile(): Promise<string> {
  return `sim:${join(await mkdtemp(join(tmpdir(), 'lvsrules-')), 'state.json')}`;
}

describe('lvsrules ipvsadm', () => {
  test('a script of ipvsadm lines leaves a table in the state file', async () => {
    const director = await stateFile();
    const ipvsadm = (...given: string[]) => lvsrules(['ipvsadm', '--director', director, '--', ...given]);
    expect(await ipvsadm('-A', '-t', '192.0.2.1:80', '-s', 'rr')).toMatchObject({ exit: 0, stdout: '', stderr: '' });
    expect(await ipvsadm('-a', '-t', '192.0.2.1:80', '-r', '10.0.0.2', '-mw5')).toMatchObject({ exit: 0 });
    expect(await ipvsadm('-A', '-t', '192.0.2.1:80')).toMatchObject({ exit: 255, stderr: 'Service already exists\n' });
    expect((await ipvsadm('-S', '-n')).stdout).toBe(
      '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 5\n',
    );
  });

  test('-R reads standard input and prints the listings in between', async () => {
    const stdin = '-A -f 1\n-A -f 1\n-S -n\n-A -f x\n-C\n';
    const given = ['ipvsadm', '--director', await stateFile(), '--', '-R'];
    expect(await lvsrules(given, { stdin })).toMatchObject({
      exit: 2,
      stdout: '-A -f 1 -s wlc\n',
      stderr: "Service already exists\ninvalid fwmark value `x' specified\n",
    });
  });

  test('names are those of the host file', async () => {
    const director = await stateFile();
    const ran = lvsrules(['ipvsadm', '--director', director, '--host', meta, '--', '-A', '-t', 'webhost:http']);
    expect(await ran).toMatchObject({ exit: 0 });
    const env = { LVSRULES_DIRECTOR: director, LVSRULES_HOST: meta };
    expect((await lvsrules(['ipvsadm', '-S'], { env })).stdout).toBe('-A -t webhost:http -s wlc\n');
  });

  test.each([
    [['--director', 'sim', '-Ln'], 'lvsrules ipvsadm --director sim -- -Ln'],
    [['-Ln', '--director=sim'], 'lvsrules ipvsadm --director sim -- -Ln'],
    [['--host', meta, '-S', '-n'], `lvsrules ipvsadm --host ${meta} -- -S -n`],
  ])('without the -- between its own words and those of ipvsadm, it says so: %j', async (given, meant) => {
    const { exit, stderr } = await lvsrules(['ipvsadm', ...given], { env: { LVSRULES_DIRECTOR: 'sim' } });
    expect(exit).not.toBe(0);
    expect(stderr).toContain(`went to ipvsadm: options of lvsrules end with --\n  did you mean '${meant}'?\n`);
  });

  test('a state file of another kind is refused and left as it is', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'lvsrules-')), 'state.json');
    await writeFile(path, 'not ours');
    expect(await lvsrules(['ipvsadm', '--director', `sim:${path}`, '--', '-C'])).toMatchObject({ exit: 2, stdout: '' });
    expect(await readFile(path, 'utf8')).toBe('not ours');
  });
});

test('lvsrules predict reports each line and the table', async () => {
  const { exit, stdout } = await lvsrules(['predict', '--format', 'json', '-'], { stdin: '# c\n-A -f 1\n-A -f 1\n' });
  expect(exit).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    exit: 255,
    lines: [
      { outcome: 'ignored' },
      { outcome: 'taken' },
      { line: 3, outcome: 'skipped', stderr: 'Service already exists\n' },
    ],
    save: '-A -f 1 -s wlc\n',
  });
});

describe('lvsrules fmt', () => {
  test('prints standard input, rewrites files, and says in CI what would change', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'lvsrules-')), 'x.rules');
    await writeFile(path, '-A  -s rr -t 10.0.0.1:80\n');
    expect(await lvsrules(['fmt', '--check', path])).toMatchObject({ exit: 1, stdout: `${path}\n` });
    const { exit, stdout } = await lvsrules(['fmt', '--diff', path]);
    expect(exit).toBe(1);
    expect(stdout).toContain(`${path}:1: options in the order of the reference\n`);
    const done = 'Done: 1 of 1 file formatted. To see such changes first: lvsrules fmt --diff\n';
    expect(await lvsrules(['fmt', path])).toMatchObject({ exit: 0, stdout: done });
    expect(await readFile(path, 'utf8')).toBe('-A -t 10.0.0.1:80 -s rr\n');
    expect((await lvsrules(['fmt', '-'], { stdin: ' -C' })).stdout).toBe('-C\n');
  });

  test('binary input is refused', async () => {
    expect(await lvsrules(['fmt', '-'], { stdin: '\0\u0001' })).toMatchObject({ exit: 2, stdout: '' });
  });
});
