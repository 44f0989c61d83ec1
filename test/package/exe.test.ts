import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstHour } from './first-hour.ts';

const folder = mkdtempSync(join(tmpdir(), 'lvsrules-exe-'));
const file = join(folder, 'lvsrules');
const rules = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n';

/** Without a PATH: there is no Node to be found. */
const run = (path: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(path, words, { encoding: 'utf8', input: rules, env: { HOME: folder, PATH: '/nonexistent', ...env } });

beforeAll(() => {
  execFileSync('npm', ['run', '--silent', 'build']);
  execFileSync(process.execPath, ['packaging/exe.mjs', file], { stdio: 'ignore' });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  [['--version'], /^\d+\.\d+\.\d+\n$/],
  [['fmt', '-'], /^-A -t 192\.0\.2\.1:80 -s rr\n/],
  [['lint', '--profile', 'strict', '-'], /./],
  [['console', '--demo', '--once'], /203\.0\.113\.10:443/],
  [['completion', 'bash'], /complete -F/],
])('the executable runs %j without Node', (words, printed) => {
  const { status, stdout, stderr } = run(file, words);
  expect(stderr).toBe('');
  expect(status).toBeLessThan(2);
  expect(stdout).toMatch(printed);
});

test('the executable takes a newcomer from the demonstration to an undo', () => {
  const tools = join(folder, 'tools');
  mkdirSync(tools);
  for (const tool of ['cat', 'grep']) symlinkSync(`/bin/${tool}`, join(tools, tool));
  expect(firstHour(file, 'examples', { PATH: tools })).toMatch(/\ndone\n$/);
});

test('a link named ipvsadm-save behaves as that one', () => {
  writeFileSync(join(folder, 'live.rules'), rules);
  symlinkSync(file, join(folder, 'ipvsadm-save'));
  const env = { LVSRULES_DIRECTOR: `file:${join(folder, 'live.rules')}` };
  expect(run(join(folder, 'ipvsadm-save'), ['-n'], env)).toMatchObject({ status: 0, stdout: rules });
});
