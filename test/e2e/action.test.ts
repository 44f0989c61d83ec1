import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbench } from '../support/workbench.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let action = '';
beforeAll(async () => {
  action = await readFile(join(root, 'action.yml'), 'utf8');
});

/** What follows a key of the step, less its indentation. */
function block(step: string, key: 'run' | 'env'): readonly string[] {
  const lines = action.slice(action.indexOf(`- name: ${step}`)).split('\n');
  const start = lines.findIndex((line) => line.trim().startsWith(`${key}:`));
  const depth = lines[start]?.search(/\S/) ?? 0;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.trim() !== '' && line.search(/\S/) <= depth);
  return (end < 0 ? rest : rest.slice(0, end)).map((line) => line.slice(depth + 2));
}

/** The value that an input has when the workflow does not give it. */
function defaultOf(input: string): string {
  return new RegExp(`^  ${input}:\\n(?:    .*\\n)*?    default: (.*)$`, 'm').exec(action)?.[1] ?? '';
}

/** Runs a step as GitHub does: its script in a file, given to bash with these options, the inputs in its environment. */
async function runStep(
  step: string,
  inputs: Readonly<Record<string, string>>,
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<{ readonly exit: number; readonly stdout: string; readonly stderr: string }> {
  const script = join(await mkdtemp(join(tmpdir(), 'lvsrules-step-')), 'script.sh');
  await writeFile(script, block(step, 'run').join('\n'));
  const given = block(step, 'env').flatMap((line): readonly (readonly [string, string])[] => {
    const [, name = '', input = ''] = /^(\w+): \$\{\{ inputs\.([\w-]+) \}\}$/.exec(line) ?? [];
    return name === '' ? [] : [[name, inputs[input] ?? defaultOf(input)]];
  });
  const env = { ...process.env, GITHUB_ACTION_PATH: root, ...Object.fromEntries(given), ...options.env };
  return new Promise((resolve) => {
    const words = ['--noprofile', '--norc', '-eo', 'pipefail', script];
    execFile('bash', words, { cwd: options.cwd, env }, (error, stdout, stderr) => {
      resolve({ exit: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

const bad = '-A -t 192.0.2.1:80 -s leastconn\n';
const good = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n';

describe('the check of the action', () => {
  test.each([
    ['one path', 'a.rules', ['a.rules']],
    ['paths on several lines', 'a.rules\nb.rules\ndir\n', ['a.rules', 'b.rules', 'dir/c.rules']],
    ['a bad file on the last line only', 'good.rules\ndir', ['dir/c.rules']],
    [
      'lines that are indented, empty, or end as on Windows',
      '  a.rules\r\n\r\n\n  b.rules\r\n',
      ['a.rules', 'b.rules'],
    ],
    ['paths separated by blanks and tabs', 'a.rules  b.rules\tdir', ['a.rules', 'b.rules', 'dir/c.rules']],
    ['a pattern', '*.rules\n', ['a.rules', 'b.rules']],
    ['an empty input: everything', '\n', ['a.rules', 'b.rules', 'dir/c.rules']],
    ['no input: everything', undefined, ['a.rules', 'b.rules', 'dir/c.rules']],
  ])('checks %s', async (_, paths, files) => {
    const bench = await workbench({ 'a.rules': bad, 'b.rules': bad, 'good.rules': good });
    await mkdir(join(bench.directory, 'dir'));
    await bench.write('dir/c.rules', bad);
    const inputs = paths === undefined ? {} : { paths };
    const { exit, stdout } = await runStep('Check the rules', inputs, { cwd: bench.directory, env: bench.env });
    const named = [...stdout.matchAll(/^::error .*?file=([^,]+),/gm)].map(([, file]) => file);
    expect([...new Set(named)].sort()).toEqual(files);
    expect(exit).toBe(1);
  });

  test('a word of the input that looks like an option is a path', async () => {
    const bench = await workbench({ 'a.rules': bad });
    const ended = await runStep(
      'Check the rules',
      { paths: '--fix\na.rules' },
      { cwd: bench.directory, env: bench.env },
    );
    expect(ended.exit).not.toBe(0);
    expect(await bench.read('a.rules')).toBe(bad);
  });

  test.each([
    [{}, 0],
    [{ 'fail-on': 'style', profile: 'strict' }, 1],
    [{ profile: 'loud' }, 2],
  ])('inputs %j end with %i', async (inputs, wanted) => {
    const bench = await workbench({ 'a.rules': good.replace(' -w 1', '') });
    const { exit } = await runStep('Check the rules', inputs, { cwd: bench.directory, env: bench.env });
    expect(exit).toBe(wanted);
  });
});

describe('the build of the action', () => {
  test.each([
    ['a fresh checkout is built from its lock file', false, ['ci', 'run']],
    ['a second use in one job builds nothing', true, []],
  ])('%s', async (_, built, wanted) => {
    const checkout = await mkdtemp(join(tmpdir(), 'lvsrules-checkout-'));
    await mkdir(join(checkout, 'bin'));
    await writeFile(join(checkout, 'bin', 'npm'), `#!/bin/sh\necho "$PWD $1" >> ${join(checkout, 'called')}\n`);
    await chmod(join(checkout, 'bin', 'npm'), 0o755);
    if (built) {
      await mkdir(join(checkout, 'dist'));
      await writeFile(join(checkout, 'dist', 'lvsrules.js'), '');
    }
    const env = {
      GITHUB_ACTION_PATH: checkout,
      PATH: [join(checkout, 'bin'), dirname(process.execPath), process.env['PATH']].join(delimiter),
    };
    expect(await runStep('Build lvsrules', {}, { cwd: tmpdir(), env })).toMatchObject({ exit: 0 });
    const called = await readFile(join(checkout, 'called'), 'utf8').catch(() => '');
    expect(called.split('\n').filter(Boolean)).toEqual(wanted.map((word) => `${checkout} ${word}`));
  });

  test('no step runs a version that a registry chooses', () => {
    expect(action).not.toMatch(/npx|npm (i|install|exec)\b/);
  });
});
