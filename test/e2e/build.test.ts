import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, onTestFinished, test } from 'vitest';
import { program } from '../support/run-lvsrules.ts';

const dist = dirname(program);

test('two builds are the same, byte for byte', () => {
  const again = scratch();
  execFileSync(process.execPath, ['esbuild.config.mjs', again]);
  const built = filesOf(again);
  expect(built).toContain('lvsrules.js');
  expect(filesOf(dist)).toEqual(expect.arrayContaining([...built]));
  // Maps name the sources by the way from the folder of the map.
  for (const file of built.filter((name) => !name.endsWith('.map'))) {
    const [first, second] = [readFileSync(join(dist, file)), readFileSync(join(again, file))];
    expect([file, first.equals(second)]).toEqual([file, true]);
  }
});

test('the licenses of all packages in the build are shipped with it', () => {
  const text = readFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
  for (const name of ['chevrotain', 'ink', 'react', 'valibot', 'yoga-layout']) {
    expect(text).toMatch(new RegExp(`^${name} \\d.* \\(.*\\)$`, 'm'));
  }
  expect(text).not.toMatch(/vitest|typescript/);
});

describe('under a Node that is too old', () => {
  test.each([
    ['12.22.12', 2],
    ['18.20.8', 2],
    ['20.18.3', 2],
    ['20.19.0', 0],
    ['26.0.0', 0],
  ])('%s: exit %i', (version, exit) => {
    const pretend = join(scratch(), 'pretend.cjs');
    writeFileSync(pretend, `Object.defineProperty(process.versions, 'node', { value: '${version}' });`);
    const { status, stderr } = spawnSync(process.execPath, ['-r', pretend, program, '--version'], { encoding: 'utf8' });
    const said = exit === 0 ? '' : `lvsrules: needs Node 20.19 or newer; this is Node ${version}\n`;
    expect({ status, stderr }).toEqual({ status: exit, stderr: said });
  });

  test('the file that Node reads first is one that Node 12 understands', () => {
    const text = readFileSync(program, 'utf8').replace(/^#!.*/, '');
    const languageOptions = { ecmaVersion: 2019, sourceType: 'script' } as const;
    expect(new Linter().verify(text, { languageOptions })).toEqual([]);
  });
});

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lvsrules-build-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

function filesOf(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return names.filter((path) => statSync(path).isFile()).map((path) => relative(folder, path));
}
