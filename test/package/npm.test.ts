import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstHour } from './first-hour.ts';

const folder = mkdtempSync(join(tmpdir(), 'lvsrules-npm-'));
const rules = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n';
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the package that npm pack makes', () => {
  const home = join(folder, 'packed');
  let packed = '';
  let names: readonly string[] = [];

  beforeAll(() => {
    const made = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { encoding: 'utf8' });
    const [{ filename, files }] = JSON.parse(made.slice(made.indexOf('[\n'))) as [Packed];
    packed = join(folder, filename);
    names = files.map(({ path }) => path);
    mkdirSync(home);
    writeFileSync(join(home, 'package.json'), '{ "private": true }');
    execFileSync('npm', ['install', '--omit=optional', '--offline', ...quiet, packed], { cwd: home });
  });

  test('needs no other package', () => {
    expect(readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['lvsrules']);
  });

  test('holds the program, the library with its types, the schemas, documents and licenses, but no maps', () => {
    expect(names).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'dist/THIRD-PARTY-LICENSES.txt',
        'dist/library/index.cjs',
        'dist/library/index.d.cts',
        'dist/library/index.d.mts',
        'dist/library/index.mjs',
        'dist/lvsrules.js',
        'dist/schemas/findings.schema.json',
        'docs/rules/LVS101.md',
      ]),
    );
    expect(names.filter((name) => /\.map$|^src|^test|node_modules/.test(name))).toEqual([]);
  });

  test('runs', () => {
    const ran = spawnSync(join(home, 'node_modules/.bin/lvsrules'), ['fmt', '-'], { input: rules, encoding: 'utf8' });
    expect(ran).toMatchObject({ status: 0, stdout: rules, stderr: '' });
  });

  test('takes a newcomer from the demonstration to an undo', () => {
    const program = join(home, 'node_modules/.bin/lvsrules');
    expect(firstHour(program, join(home, 'node_modules/lvsrules/examples'))).toMatch(/\ndone\n$/);
  });

  /** Fetches each of them, and so takes the network. */
  test.each(['20.19.0', '22', '24', '26'])('runs on Node %s, as a program and as a library', (version) => {
    const prefix = join(folder, `node-${version}`);
    execFileSync('npm', ['install', '--prefix', prefix, '--no-save', ...quiet, `node@${version}`]);
    const bin = join(prefix, 'node_modules/node/bin');
    const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
    expect(execFileSync('node', ['--version'], { env, encoding: 'utf8' })).toMatch(new RegExp(`^v${version}[.\n]`));
    const program = join(home, 'node_modules/.bin/lvsrules');
    expect(firstHour(program, join(home, 'node_modules/lvsrules/examples'), env)).toMatch(/\ndone\n$/);
    const use = "import { predict } from 'lvsrules'; console.log(predict('-A -f 7\\n').table.services.length);";
    expect(execFileSync('node', ['--input-type=module', '-e', use], { cwd: home, env, encoding: 'utf8' })).toBe('1\n');
  });

  test.each([
    ['import', "import { emitTable, predict } from 'lvsrules';", 'use.mjs'],
    ['require', "const { emitTable, predict } = require('lvsrules');", 'use.cjs'],
  ])('is a library for %s', (_, line, file) => {
    writeFileSync(
      join(home, file),
      `${line}\nprocess.stdout.write(emitTable(predict(${JSON.stringify(rules)}).table));`,
    );
    expect(execFileSync(process.execPath, [file], { cwd: home, encoding: 'utf8' })).toBe(rules);
  });

  test('types what it exports, for both, on its own', () => {
    const use = "lintText('').map((finding: Finding) => finding.rule.length);\n";
    writeFileSync(join(home, 'use.mts'), `import { type Finding, lintText } from 'lvsrules';\n${use}`);
    writeFileSync(join(home, 'use.cts'), `import { type Finding, lintText } from 'lvsrules';\n${use}`);
    const words = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--module', 'nodenext', '--target', 'es2023'];
    const ran = spawnSync(resolve('node_modules/.bin/tsc'), [...words, 'use.mts', 'use.cts'], {
      cwd: home,
      encoding: 'utf8',
    });
    expect(ran).toMatchObject({ status: 0, stdout: '' });
  });

  test('is clean to publint', () => {
    expect(execFileSync('npx', ['--no-install', 'publint', packed, '--strict'], { encoding: 'utf8' })).toContain(
      'All good!',
    );
  });
});

/** Clones the last commit, fetches what it needs to be built, and so takes the network. */
test('npm install of the repository builds the program and the library', () => {
  const home = join(folder, 'from-git');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', '--omit=optional', ...quiet, `git+file://${process.cwd()}`], { cwd: home });
  const ran = spawnSync(join(home, 'node_modules/.bin/lvsrules'), ['--version'], { encoding: 'utf8' });
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(ran).toMatchObject({ status: 0, stdout: `${version}\n` });
  expect(readdirSync(join(home, 'node_modules/lvsrules/dist/library'))).toContain('index.d.mts');
});

/** npm builds nothing that works of `npm install --global git+...`; `docs/install.md` says what does. */
test('the command of the documents installs the program for everyone, from the repository', () => {
  const home = join(folder, 'for-everyone');
  mkdirSync(home);
  const env = { ...process.env, npm_config_prefix: join(home, 'prefix'), REPOSITORY: `file://${process.cwd()}` };
  const [, command = ''] = /^(npm install --global .*)$/m.exec(readFileSync('docs/install.md', 'utf8')) ?? [];
  expect(command).toContain('git+REPOSITORY#TAG');
  const typed = `${command.replace('REPOSITORY#TAG', '$REPOSITORY')} ${quiet.join(' ')} --omit=optional`;
  execFileSync('sh', ['-c', typed], { cwd: home, env, stdio: 'pipe' });
  const ran = spawnSync(join(home, 'prefix/bin/lvsrules'), ['fmt', '-'], { input: rules, encoding: 'utf8' });
  expect(ran).toMatchObject({ status: 0, stdout: rules });
});

test('npm install --global of the repository says what to do instead', () => {
  const home = join(folder, 'refused');
  mkdirSync(home);
  const env = { ...process.env, npm_config_prefix: join(home, 'prefix') };
  const words = ['install', '--global', ...quiet, `git+file://${process.cwd()}`];
  const { status, stderr } = spawnSync('npm', words, { cwd: home, env, encoding: 'utf8' });
  expect(status).not.toBe(0);
  expect(stderr).toContain('use: npm install --global "$(npm pack --silent git+REPOSITORY#TAG)"');
});

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}
