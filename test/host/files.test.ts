import { chmod, lstat, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../src/host/files.ts';
import type { Files } from '../../src/ports/files.ts';
import { memoryFiles } from '../support/memory-files.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lvsrules-files-'));
});
afterEach(() => rm(directory, { recursive: true }));

describe.each<[string, () => Promise<Files>]>([
  ['the machine', () => Promise.resolve(nodeFiles())],
  [
    'memory',
    async () => {
      const files = memoryFiles();
      await files.makeDirectory(directory);
      return files;
    },
  ],
])('files of %s', (_, make) => {
  let files: Files;
  const at = (name: string) => join(directory, name);
  beforeEach(async () => {
    files = await make();
  });

  test('what was written is read', async () => {
    expect(await files.replace(at('a.rules'), '-C\n')).toEqual({ ok: true, value: undefined });
    const read = await files.read(at('a.rules'));
    expect(read.ok && text(read.value)).toBe('-C\n');
  });

  test.each([
    ['reading a missing file', (f: Files) => f.read(at('none')), 'ENOENT'],
    ['reading a directory', (f: Files) => f.read(directory), 'EISDIR'],
    ['writing into a missing directory', (f: Files) => f.replace(at('none/a'), ''), 'ENOENT'],
    ['replacing a directory', (f: Files) => f.replace(directory, ''), 'EISDIR'],
    ['listing a missing directory', (f: Files) => f.list(at('none')), 'ENOENT'],
    ['removing a missing file', (f: Files) => f.remove(at('none')), 'ENOENT'],
    ['renaming a missing file', (f: Files) => f.rename(at('none'), at('a')), 'ENOENT'],
    ['facts of a missing file', (f: Files) => f.facts(at('none')), 'ENOENT'],
  ])('%s fails as a value', async (_title, deed, code) => {
    expect(await deed(files)).toMatchObject({ ok: false, failure: { code } });
  });

  test('a new file gets the requested mode, and keeps it when it is replaced', async () => {
    await files.replace(at('a'), 'one', 0o640);
    await files.replace(at('a'), 'two');
    expect(await files.facts(at('a'))).toMatchObject({ ok: true, value: { kind: 'file', mode: 0o640, size: 3 } });
  });

  test('appending adds to the end', async () => {
    await files.append(at('log'), 'one\n');
    await files.append(at('log'), 'two\n');
    const read = await files.read(at('log'));
    expect(read.ok && text(read.value)).toBe('one\ntwo\n');
  });

  test('a file that is renamed takes the place of another, with its mode', async () => {
    await files.append(at('log'), 'new\n');
    await files.replace(at('log.1'), 'old\n');
    expect(await files.rename(at('log'), at('log.1'))).toEqual({ ok: true, value: undefined });
    const read = await files.read(at('log.1'));
    expect(read.ok && text(read.value)).toBe('new\n');
    expect(await files.facts(at('log.1'))).toMatchObject({ ok: true, value: { mode: 0o600 } });
    expect(await files.read(at('log'))).toMatchObject({ ok: false, failure: { code: 'ENOENT' } });
  });

  test('a directory lists what is in it, sorted', async () => {
    await files.replace(at('b'), '');
    await files.replace(at('a'), '');
    await files.makeDirectory(at('c'));
    expect(await files.list(directory)).toEqual({
      ok: true,
      value: [
        { path: at('a'), kind: 'file' },
        { path: at('b'), kind: 'file' },
        { path: at('c'), kind: 'directory' },
      ],
    });
  });

  test('two that want one lock follow one another', async () => {
    const steps: string[] = [];
    const hold = (name: string) =>
      files.locked(at('lock'), 5000, async () => {
        steps.push(`${name} in`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        steps.push(`${name} out`);
      });
    await Promise.all([hold('a'), hold('b'), hold('c')]);
    expect(steps.filter((_step, index) => index % 2 === 0).map((step) => step.replace('in', 'out'))).toEqual(
      steps.filter((_step, index) => index % 2 === 1),
    );
  });

  test('waiting for a lock ends', async () => {
    const outcome = await files.locked(at('lock'), 0, () => files.locked(at('lock'), 0, () => Promise.resolve()));
    expect(outcome).toMatchObject({ ok: true, value: { ok: false, failure: { code: 'ELOCKED' } } });
  });
});

describe('files of the machine', () => {
  const files = nodeFiles();

  test('replacing through a symbolic link keeps the link', async () => {
    const [target, alias] = [join(directory, 'target'), join(directory, 'alias')];
    await writeFile(target, 'old');
    await symlink(target, alias);
    await files.replace(alias, 'new');
    expect((await lstat(alias)).isSymbolicLink()).toBe(true);
    const read = await files.read(target);
    expect(read.ok && text(read.value)).toBe('new');
  });

  test('a link to a directory is listed as neither file nor directory, one to a file as a file', async () => {
    await writeFile(join(directory, 'a'), '');
    await symlink('a', join(directory, 'b'));
    await symlink('.', join(directory, 'c'));
    await symlink('nowhere', join(directory, 'd'));
    const listed = await nodeFiles().list(directory);
    expect(listed.ok && listed.value.map(({ kind }) => kind)).toEqual(['file', 'file', 'other', 'other']);
  });

  test('reading an endless device fails', async () => {
    expect(await nodeFiles().read('/dev/zero')).toMatchObject({ ok: false, failure: { code: 'EFBIG' } });
  });

  test('an existing mode is kept and no temporary stays behind', async () => {
    const path = join(directory, 'a');
    await writeFile(path, 'old');
    await chmod(path, 0o600);
    await files.replace(path, 'new');
    expect(await files.facts(path)).toMatchObject({ ok: true, value: { mode: 0o600 } });
    expect(await readdir(directory)).toEqual(['a']);
  });

  test('taking a lock writes nothing but the lock', async () => {
    const path = join(directory, 'lock');
    const seen = await files.locked(path, 1000, () => readdir(directory));
    expect(seen).toEqual({ ok: true, value: ['lock'] });
  });

  test('the rest of a killed writer is removed when its file is written again, but not that of a running one', async () => {
    const longAgo = new Date(Date.now() - 60_000);
    for (const name of ['.a.4194304-x.tmp', `.a.${process.pid}-x.tmp`, '.b.4194304-x.tmp']) {
      await writeFile(join(directory, name), 'half');
      await utimes(join(directory, name), longAgo, longAgo);
    }
    await files.replace(join(directory, 'a'), 'new');
    expect(await readdir(directory)).toEqual([`.a.${process.pid}-x.tmp`, '.b.4194304-x.tmp', 'a'].sort());
  });
});
