import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../src/host/files.ts';
import { hasEnded, holderOf, thisHolder } from '../../src/host/lock-holder.ts';

const files = nodeFiles();
let [directory, path] = ['', ''];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lvsrules-lock-'));
  path = join(directory, 'lock');
});
afterEach(() => rm(directory, { recursive: true }));

/** The text of a lock of this process, with other words in its place. */
async function textWith(
  change: Partial<Record<'pid' | 'start' | 'boot' | 'namespace' | 'host', string>>,
): Promise<string> {
  const { pid, start, boot, namespace, host } = { ...(await thisHolder()), ...change };
  return `lvsrules ${pid} ${start} ${boot} ${namespace} ${host}`;
}
const lock = (waitMs = 0) => files.locked(path, waitMs, () => Promise.resolve('mine'));
const mine = { ok: true, value: 'mine' };

describe('a lock', () => {
  test.each([
    ['of a process that has ended', { pid: '4194304' }],
    ['of a process whose number another one has now', { start: '1' }],
    ['from before this machine was started', { boot: 'another-boot', namespace: 'pid:[1]' }],
  ])('%s is taken over', async (_, change) => {
    await symlink(await textWith(change), path);
    expect(await lock()).toEqual(mine);
    expect(await readdir(directory)).toEqual([]);
  });

  test.each([
    ['of a process that runs', {}, /^held by process [0-9]+$/],
    ['of another container', { pid: '4194304', namespace: 'pid:[1]' }, /another container of this machine; remove/],
    ['of another machine', { pid: '4194304', boot: 'another-boot', host: 'lb2/0' }, /the machine lb2\/0; remove/],
  ])('%s is not touched', async (_, change, reason) => {
    const text = await textWith(change);
    await symlink(text, path);
    expect(await lock()).toMatchObject({
      ok: false,
      failure: { code: 'ELOCKED', reason: expect.stringMatching(reason) as string },
    });
    expect(await readlink(path)).toBe(text);
  });

  test('that was taken over meanwhile is not removed at the end', async () => {
    const other = await textWith({ host: 'lb2/0' });
    await files.locked(path, 0, async () => {
      await rm(path);
      await symlink(other, path);
    });
    expect(await readlink(path)).toBe(other);
  });

  test.each([
    ['before it removed the lock', ['', '.stale']],
    ['before it removed the marker', ['.stale']],
    ['in the place of one that was killed, too', ['', '.stale', '.stale.stale']],
  ])('is taken over at once where a taker was killed %s', async (_, left) => {
    const text = await textWith({ pid: '4194304' });
    for (const suffix of left) await symlink(text, path + suffix);
    expect(await lock()).toEqual(mine);
    expect(await readdir(directory)).toEqual([]);
  });

  test('of a process that was killed and not yet reaped is taken over', async () => {
    const parent = spawn('sh', ['-c', 'sleep 60 & kill -9 $!; echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const pid = String(((await once(parent.stdout, 'data')) as [Buffer])[0]).trim();
    const start = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(' ')[21] ?? '';
    await symlink(await textWith({ pid, start }), path);
    expect(await lock(5000)).toEqual(mine);
    parent.kill();
  });

  test('whose marker a process that runs has is not touched', async () => {
    await symlink(await textWith({ pid: '4194304' }), path);
    await symlink(await textWith({}), `${path}.stale`);
    expect(await lock()).toMatchObject({ ok: false, failure: { code: 'ELOCKED' } });
    expect(await readdir(directory)).toEqual(['lock', 'lock.stale']);
  });
});

describe('what has the name of a lock and is none of ours', () => {
  test.each<[title: string, make: (path: string) => unknown]>([
    ['a small file', (at) => writeFile(at, '# yarn lockfile v1\n')],
    ['an empty file', (at) => writeFile(at, '')],
    ['a file that holds a process id', (at) => writeFile(at, '4194304 1')],
    ['a large file', (at) => writeFile(at, Buffer.alloc(1 << 24))],
    ['a pipe', (at) => execFileSync('mkfifo', [at])],
    ['a folder', (at) => mkdir(at)],
    ['a link to a file', (at) => symlink('../elsewhere', at)],
    ['a link to itself', (at) => symlink('lock', at)],
    ['a link with a text like ours', (at) => symlink('lvsrules 1', at)],
  ])('%s is neither opened nor removed, and nothing waits for it', async (_, make) => {
    await make(path);
    const before = await lstat(path);
    expect(await lock(60_000)).toMatchObject({ ok: false, failure: { code: 'ENOTLOCK' } });
    expect((await lstat(path)).ino).toBe(before.ino);
  });

  test.each<[title: string, make: (path: string) => unknown]>([
    ['a file', (at) => writeFile(at, '')],
    ['a folder', (at) => mkdir(at)],
  ])('%s in the place of the marker is not removed, and nothing waits for it', async (_, make) => {
    await make(`${path}.stale`);
    await symlink(await textWith({ pid: '4194304' }), path);
    expect(await lock(60_000)).toMatchObject({
      ok: false,
      failure: { code: 'ENOTLOCK', reason: `${path}.stale exists, but it is not a lock of lvsrules` },
    });
    expect(await readdir(directory)).toContain('lock.stale');
  });
});

test('a holder is read back as it was written', async () => {
  const holder = await thisHolder();
  expect(holderOf(holder.text)).toEqual(holder);
  expect(await hasEnded(holder)).toBe(false);
});
