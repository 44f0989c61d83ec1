import { execFileSync } from 'node:child_process';
import { lstat, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeFiles } from '../../src/host/files.ts';
import { fileOf, folderOf, isRoot, linkOf, mallory, whenRoot } from '../support/foreign.ts';

const files = nodeFiles();
const foreign = { ok: false, failure: { code: 'EFOREIGN' } };

describe.skipIf(!isRoot)(`files of other users${whenRoot}`, () => {
  test.each<
    [title: string, folder: readonly [owner: number, mode: number], link: number, target: number, isFollowed: boolean]
  >([
    ['a foreign link in a sticky folder', [0, 0o1777], mallory, 0, false],
    ['a foreign link to a file of its owner in a sticky folder', [0, 0o1777], mallory, mallory, false],
    ['a link of root to a foreign file in a sticky folder', [0, 0o1777], 0, mallory, false],
    ['a link of root to a file of root in a sticky folder', [0, 0o1777], 0, 0, true],
    ['a foreign link in a folder that everybody may write', [0, 0o777], mallory, 0, false],
    ['a foreign link in a folder that a group may write', [0, 0o775], mallory, 0, false],
    ['a foreign link in a foreign folder', [mallory, 0o755], mallory, 0, false],
    ['a foreign link in a folder that only root may write', [0, 0o755], mallory, 0, true],
    ['a link of root to a foreign file in a folder that only root may write', [0, 0o755], 0, mallory, true],
  ])('%s', async (_, [owner, mode], link, target, isFollowed) => {
    const [shared, home] = [await folderOf(owner, mode), await folderOf(0, 0o755)];
    await fileOf(target, join(home, 'target'), 'old');
    await linkOf(link, join(shared, 'link'), join(home, 'target'));
    expect(await files.replace(join(shared, 'link'), 'new')).toMatchObject(isFollowed ? { ok: true } : foreign);
    expect(await readFile(join(home, 'target'), 'utf8')).toBe(isFollowed ? 'new' : 'old');
    expect((await lstat(join(home, 'target'))).uid).toBe(target);
    expect(await readdir(shared)).toEqual(['link']);
  });

  test.each([
    ['to a folder on the way', 'sub', 'sub/file'],
    ['to a file that does not exist yet', 'sub/absent', ''],
  ])('a foreign link %s is not followed', async (_, target, rest) => {
    const [shared, home] = [await folderOf(0, 0o1777), await folderOf(0, 0o755)];
    await mkdir(join(home, 'sub'));
    await linkOf(mallory, join(shared, 'link'), join(home, target));
    expect(await files.replace(join(shared, 'link', rest && 'file'), 'new')).toMatchObject(foreign);
    expect(await readdir(join(home, 'sub'))).toEqual([]);
  });

  test('a chain of links is as foreign as its worst link', async () => {
    const [shared, home] = [await folderOf(0, 0o1777), await folderOf(0, 0o755)];
    await fileOf(0, join(home, 'target'), 'old');
    await linkOf(mallory, join(shared, 'second'), join(home, 'target'));
    await linkOf(0, join(home, 'first'), join(shared, 'second'));
    expect(await files.replace(join(home, 'first'), 'new')).toMatchObject(foreign);
    expect(await readFile(join(home, 'target'), 'utf8')).toBe('old');
  });

  test.each<[title: string, folder: readonly [owner: number, mode: number], owner: number | 'refused']>([
    ['is refused in a sticky folder', [0, 0o1777], 'refused'],
    ['becomes a file of the writer in a folder that everybody may write', [0, 0o777], 0],
    ['keeps its owner in a folder of its owner', [mallory, 0o755], mallory],
    ['keeps its owner in a folder that only root may write', [0, 0o755], mallory],
  ])('a foreign file %s', async (_, [owner, mode], wanted) => {
    const folder = await folderOf(owner, mode);
    await fileOf(mallory, join(folder, 'file'), 'old', 0o664);
    const written = await files.replace(join(folder, 'file'), 'new');
    expect(written).toMatchObject(wanted === 'refused' ? foreign : { ok: true });
    const { uid, mode: kept } = await lstat(join(folder, 'file'));
    expect(uid).toBe(wanted === 'refused' ? mallory : wanted);
    expect(kept & 0o777).toBe(0o664);
  });

  test('the caller of sudo is trusted as root is', async () => {
    const folder = await folderOf(0, 0o1777);
    await fileOf(mallory, join(folder, 'file'), 'old');
    process.env['SUDO_UID'] = String(mallory);
    try {
      expect(await files.replace(join(folder, 'file'), 'new')).toMatchObject({ ok: true });
    } finally {
      delete process.env['SUDO_UID'];
    }
    expect((await lstat(join(folder, 'file'))).uid).toBe(mallory);
  });

  test('what another user left beside a file in a shared folder is not removed', async () => {
    const folder = await folderOf(0, 0o777);
    await fileOf(mallory, join(folder, '.a.4194304-x.tmp'), '');
    execFileSync('touch', ['-d', '2020-01-01', join(folder, '.a.4194304-x.tmp')]);
    await files.replace(join(folder, 'a'), 'new');
    expect((await readdir(folder)).sort()).toEqual(['.a.4194304-x.tmp', 'a']);
  });
});

describe('what is not a regular file', () => {
  test('a device is written to and stays a device', async () => {
    expect(await files.replace('/dev/null', 'text')).toMatchObject({ ok: true });
    expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  test('a pipe that nothing reads from is refused at once', async () => {
    const folder = await folderOf(process.getuid?.() ?? 0, 0o700);
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(await files.replace(join(folder, 'pipe'), 'x')).toMatchObject({ ok: false, failure: { code: 'ENXIO' } });
    expect((await lstat(join(folder, 'pipe'))).isFIFO()).toBe(true);
  });

  test('links that lead in a circle are refused', async () => {
    const folder = await folderOf(process.getuid?.() ?? 0, 0o700);
    await linkOf(process.getuid?.() ?? 0, join(folder, 'a'), 'b');
    await linkOf(process.getuid?.() ?? 0, join(folder, 'b'), 'a');
    expect(await files.replace(join(folder, 'a'), 'x')).toMatchObject({ ok: false, failure: { code: 'ELOOP' } });
  });
});
