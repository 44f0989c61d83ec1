import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { program } from '../support/run-lvsrules.ts';
import { installedKoffi } from '../../src/directors/netlink/koffi.ts';

test('the koffi beside the program is found, also where its folder is a link', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lvsrules-koffi-'));
  await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  await mkdir(join(folder, 'dist'));
  expect(installedKoffi(pathToFileURL(join(folder, 'dist', 'x.js')).href)?.load).toBeTypeOf('function');
});

test.each([
  ['is not installed', false],
  ['has no binary', true],
])('where koffi %s, none of the user is loaded in its place', async (_, withoutBinary) => {
  const home = await mkdtemp(join(tmpdir(), 'lvsrules-home-'));
  const place = await mkdtemp(join(tmpdir(), 'lvsrules-place-'));
  const planted = `require('node:fs').writeFileSync(${JSON.stringify(join(home, 'loaded'))}, '')`;
  for (const folder of ['.node_modules', '.node_libraries', 'own']) {
    for (const name of ['koffi', `@koromix/koffi-${process.platform}-${process.arch}`]) {
      await mkdir(join(home, folder, name), { recursive: true });
      await writeFile(join(home, folder, name, 'index.js'), planted);
    }
  }
  await cp(dirname(program), join(place, 'dist'), { recursive: true });
  if (withoutBinary) {
    await cp(join(process.cwd(), 'node_modules', 'koffi'), join(place, 'node_modules', 'koffi'), { recursive: true });
  }
  const env = { ...process.env, HOME: home, NODE_PATH: join(home, 'own') };
  const run = () =>
    execFileSync(process.execPath, [join(place, 'dist', 'lvsrules.js'), 'save', '--director', 'netlink'], {
      env,
      stdio: 'pipe',
    });
  expect(run).toThrow();
  expect(() => execFileSync('ls', [join(home, 'loaded')], { stdio: 'pipe' })).toThrow();
});
