import { mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/host/clock.ts';
import { pollingWatch } from '../../src/host/polling-watch.ts';
import { fileWatch } from '../../src/host/watch-files.ts';
import type { Watch, Watching } from '../../src/ports/watch.ts';

describe.each<[name: string, make: () => Watch]>([
  ['events', fileWatch],
  [
    'events where no more directories may be watched',
    () =>
      fileWatch(() => {
        throw Object.assign(new Error('no space left on device, watch'), { code: 'ENOSPC' });
      }, 20),
  ],
  ['polling', () => pollingWatch(systemClock(), 20)],
])('a watch by %s', (_, make) => {
  let directory: string;
  let told: string[];
  let watching: Watching | null;

  beforeEach(async () => {
    directory = await realpath(await mkdtemp(join(tmpdir(), 'lvsrules-watch-')));
    told = [];
    watching = null;
    await writeFile(join(directory, 'a.rules'), 'one\n');
  });

  afterEach(async () => {
    await watching?.close();
    await rm(directory, { recursive: true });
  });

  async function watch(...paths: string[]): Promise<void> {
    watching = make().watch(paths, (path) => told.push(path));
    await watching.ready;
    expect(told).toEqual([]);
  }

  async function tells(path: string): Promise<void> {
    await vi.waitFor(
      () => {
        expect(told).toContain(path);
      },
      { timeout: 10_000, interval: 10 },
    );
    told = [];
  }

  test('reports a file that is written', async () => {
    const file = join(directory, 'a.rules');
    await watch(file);
    await writeFile(file, 'two\n');
    await tells(file);
  });

  test('reports a file that an editor replaces by renaming, each time', async () => {
    const file = join(directory, 'a.rules');
    await watch(file);
    for (const text of ['two\n', 'three\n', 'four\n']) {
      await writeFile(`${file}.new`, text);
      await rename(`${file}.new`, file);
      await tells(file);
    }
  });

  test('reports a file that is deleted and created again', async () => {
    const file = join(directory, 'a.rules');
    await watch(file);
    await rm(file);
    await tells(file);
    await writeFile(file, 'two\n');
    await tells(file);
    await writeFile(file, 'three\n');
    await tells(file);
  });

  test('reports a file that does not exist yet', async () => {
    const file = join(directory, 'later', 'b.rules');
    await watch(file);
    await mkdir(join(directory, 'later'));
    await writeFile(file, 'one\n');
    await tells(file);
    await writeFile(file, 'two\n');
    await tells(file);
  });

  test('reports a file whose directory is deleted and created again', async () => {
    const file = join(directory, 'sub', 'b.rules');
    await mkdir(join(directory, 'sub'));
    await writeFile(file, 'one\n');
    await watch(file);
    await rm(join(directory, 'sub'), { recursive: true });
    await tells(file);
    await mkdir(join(directory, 'sub'));
    await writeFile(file, 'two\n');
    await tells(file);
    await writeFile(file, 'three\n');
    await tells(file);
  });

  test('reports a symbolic link that is switched, and a change of its target', async () => {
    await mkdir(join(directory, 'v1'));
    await mkdir(join(directory, 'v2'));
    await writeFile(join(directory, 'v1', 'b.rules'), 'one\n');
    await writeFile(join(directory, 'v2', 'b.rules'), 'two\n');
    await symlink('v1', join(directory, 'now'));
    const file = join(directory, 'now', 'b.rules');
    await watch(file);
    await symlink('v2', join(directory, 'next'));
    await rename(join(directory, 'next'), join(directory, 'now'));
    await tells(file);
    await writeFile(join(directory, 'v2', 'b.rules'), 'three\n');
    await tells(file);
  });

  test('reports a file in a directory', async () => {
    await watch(directory);
    await writeFile(join(directory, 'b.rules'), 'one\n');
    await tells(directory);
    await rm(join(directory, 'a.rules'));
    await tells(directory);
  });

  test('says nothing of a neighbour', async () => {
    const file = join(directory, 'a.rules');
    await watch(file);
    await writeFile(join(directory, 'b.rules'), 'one\n');
    await writeFile(file, 'two\n');
    await tells(file);
    expect(told).toEqual([]);
  });
});
