import { describe, expect, test } from 'vitest';
import { consoleChoices, noChoices } from '../../../src/cli/console/console-settings.ts';
import type { World } from '../../../src/cli/world.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { memoryWorld } from '../../support/memory-world.ts';

function world(files: Readonly<Record<string, string>>, environment: World['environment']): World {
  return memoryWorld(memoryFiles(files), '', { environment }).world;
}

const path = '/home/ann/.config/lvsrules/console.json';

describe('console.json is in the folder of configurations', () => {
  test.each<[title: string, path: string, environment: World['environment']]>([
    ['of the home folder', path, { HOME: '/home/ann' }],
    [
      'that XDG_CONFIG_HOME names',
      '/etc/ann/lvsrules/console.json',
      { HOME: '/home/ann', XDG_CONFIG_HOME: '/etc/ann' },
    ],
    ['of the home folder if XDG_CONFIG_HOME is relative', path, { HOME: '/home/ann', XDG_CONFIG_HOME: 'etc' }],
  ])('%s', async (_, where, environment) => {
    const found = await consoleChoices(world({ [where]: '{"theme":"light"}' }, environment));
    expect(found).toEqual({ ok: true, value: { settings: { theme: 'light' }, keys: new Map() } });
  });

  test('and may be missing', async () => {
    expect(await consoleChoices(world({}, { HOME: '/home/ann' }))).toEqual({ ok: true, value: noChoices });
  });
});

test('a fault names its file, line and column', async () => {
  const found = await consoleChoices(world({ [path]: '{\n "theme": "dim" }' }, { HOME: '/home/ann' }));
  const what = 'theme: expected one of dark, light, 16, none, found "dim"';
  expect(found).toEqual({ ok: false, failure: [{ where: `${path}:2:11`, what }] });
});

test('keys that clash are reported at the key that the operator gave', async () => {
  const text = '{\n  "keys": {\n    "columns": ["F2", "d"]\n  }\n}';
  const found = await consoleChoices(world({ [path]: text }, { HOME: '/home/ann' }));
  const what = "d is already the key of 'drain'; give 'drain' another key, or choose another one here";
  expect(found).toEqual({ ok: false, failure: [{ where: `${path}:3:23`, what }] });
});

test('a saved filter that is not one is reported', async () => {
  const text = '{"filters": {"good": "proto:tcp", "bad": "active>"}}';
  const found = await consoleChoices(world({ [path]: text }, { HOME: '/home/ann' }));
  expect(found).toMatchObject({ ok: false, failure: [{ where: `${path}:1:35` }] });
});

test('a saved filter that uses another one is reported: @name works in the prompt only', async () => {
  const text = '{"filters": {"good": "proto:tcp", "both": "!@good active>1"}}';
  const found = await consoleChoices(world({ [path]: text }, { HOME: '/home/ann' }));
  const what = "'both' uses another saved filter; write that one out here";
  expect(found).toEqual({ ok: false, failure: [{ where: `${path}:1:35`, what }] });
});
