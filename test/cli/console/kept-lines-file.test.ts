import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptLinesFile } from '../../../src/cli/console/kept-lines-file.ts';
import { typedPaths } from '../../../src/cli/console/typed-paths.ts';
import type { World } from '../../../src/cli/world.ts';
import { nodeFiles } from '../../../src/host/files.ts';

let folder: string;
let world: World;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lvsrules-'));
  const environment = { LVSRULES_STATE: join(folder, 'state'), HOME: folder };
  world = { environment, directory: folder, files: nodeFiles() } as unknown as World;
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const path = () => join(folder, 'state', 'console-history.json');

test('lines are kept in a file of this user alone, each once, and merged with those of another console', async () => {
  expect(await keptLinesFile(world).read()).toEqual({});
  await keptLinesFile(world).keep('command', 'log');
  await keptLinesFile(world).keep('command', 'sort cps');
  await keptLinesFile(world).keep('command', 'log');
  await keptLinesFile(world).keep('filter', 'masq');
  expect(await keptLinesFile(world).read()).toEqual({ command: ['sort cps', 'log'], filter: ['masq'], search: [] });
  expect(statSync(path()).mode & 0o777).toBe(0o600);
});

test('a damaged file counts as empty', async () => {
  await keptLinesFile(world).keep('command', 'log');
  writeFileSync(path(), '{"version":1,"command":7}');
  expect(await keptLinesFile(world).read()).toEqual({});
});

test('paths are completed in the working directory, in others, and at home', async () => {
  writeFileSync(join(folder, 'a.rules'), '');
  writeFileSync(join(folder, '.hidden'), '');
  await keptLinesFile(world).keep('command', 'log');
  expect([...(await typedPaths('', world))].sort()).toEqual(['a.rules', 'state/']);
  expect(await typedPaths('a', world)).toEqual(['a.rules']);
  expect(await typedPaths('state/con', world)).toEqual(['state/console-history.json']);
  expect(await typedPaths('~/a', world)).toEqual([`${folder}/a.rules`]);
  expect(await typedPaths('no-such/', world)).toEqual([]);
});
