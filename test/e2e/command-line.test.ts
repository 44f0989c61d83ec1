import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { version } from '../../src/cli/version.ts';
import { lvsrules, program } from '../support/run-lvsrules.ts';

test.each(['--version', '-V'])('%s prints the version', async (option) => {
  expect(await lvsrules([option])).toMatchObject({ exit: 0, stdout: `${version}\n`, stderr: '' });
});

test.each([
  ['check a.rules', "did you mean 'lvsrules lint a.rules'?"],
  ['validate', "did you mean 'lvsrules lint'?"],
  ['show', "did you mean 'lvsrules console --once'?"],
  ['list', "did you mean 'lvsrules console --once'?"],
  ['status', "did you mean 'lvsrules console --once'?"],
  ['etc/a.rules', "did you mean 'lvsrules lint etc/a.rules'?"],
  ['rules.rules', "did you mean 'lvsrules lint rules.rules'?"],
  ['LVS101', "did you mean 'lvsrules explain LVS101'?"],
  ['ssh://lb1', "did you mean 'lvsrules console --director ssh://lb1'?"],
  ['-Ln', "did you mean 'lvsrules ipvsadm -Ln'?"],
  ['-A -t 192.0.2.1:80', "did you mean 'lvsrules ipvsadm -A -t 192.0.2.1:80'?"],
  ['help nosuch', "there is no help for 'nosuch'"],
  ['help LVS101', "did you mean 'lvsrules explain LVS101'?"],
  ['help check', "did you mean 'lvsrules help lint'?"],
  ['lint --format jsn', "did you mean 'json'? See: lvsrules lint --help"],
  ['lint --format', '--format <FORMAT>: the value is missing'],
  ['lint -a.rules', 'lvsrules lint -- -a.rules'],
  ['save --director simm', "did you mean 'sim'?"],
  ['diff a', 'the command is: lvsrules diff LEFT RIGHT'],
  ['diff a b c', "lvsrules diff takes 2 arguments: 'c' is too much"],
  ['--onec', "did you mean '--once'? See: lvsrules console --help"],
  ['console --interval soon', 'expected a time such as 500ms'],
  ['simulate --kernel new a.rules', 'not a kernel version'],
  ['predict /bin/true', 'this is a binary file'],
  ['plan /bin/true', 'this is a binary file'],
  ['simulate /bin/true', 'this is a binary file'],
  ['console --once --director ssh://nohost.invalid', 'cannot reach'],
])("'lvsrules %s' exits with 2 and says what would be right", async (line, hint) => {
  const { exit, stdout, stderr } = await lvsrules(line.split(' '));
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  expect(stderr).toMatch(/^lvsrules: /);
  expect(stderr).toContain(hint);
});

test('a wrong value of a variable is named by the variable', async () => {
  const { exit, stderr } = await lvsrules(['lint', 'x'], { env: { LVSRULES_FORMAT: 'jsn' } });
  expect({ exit, stderr }).toMatchObject({
    exit: 2,
    stderr: expect.stringMatching(/^lvsrules: LVSRULES_FORMAT=jsn: /) as string,
  });
});

test.each([
  '{',
  '{"version": 1, "services": 5}',
  '{"version":1,"services":[{"protocol":"tcp","servers":[{"weight":"x"}]}]}',
])('convert of the bad JSON %s exits with 2, in plain words', async (stdin) => {
  const { exit, stderr } = await lvsrules(['convert', '--from', 'json', '-'], { stdin });
  expect(exit).toBe(2);
  expect(stderr).toMatch(/^lvsrules: standard input: /);
  expect(stderr).not.toMatch(/Invalid|received/);
});

test('--quiet prints nothing; the exit status has the answer', async () => {
  const stdin = '-A -t 192.0.2.1:80 -s leastconn\n';
  for (const option of ['-q', '--quiet']) {
    expect(await lvsrules(['lint', option, '-'], { stdin })).toMatchObject({ exit: 1, stdout: '', stderr: '' });
  }
});

test('--help names every command', async () => {
  const { exit, stdout } = await lvsrules(['--help']);
  expect(exit).toBe(0);
  for (const { name, hidden } of commands) if (!hidden) expect(stdout).toContain(`  ${name}`);
});

describe.each(commands.map(({ name }) => name))('%s --help', (name) => {
  test('explains the command and exits with 0', async () => {
    const { exit, stdout, stderr } = await lvsrules([name, '--help']);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toContain(`lvsrules ${name}`);
    expect(stdout).toContain('Examples:');
  });
});

test.each([
  ['a command that does not exist', ['lnit'], "did you mean 'lvsrules lint'?"],
  ['an option that does not exist', ['lint', '--frmat', 'json'], "did you mean '--format'?"],
  ['a value that is not among the choices', ['lint', '--format', 'pdf'], 'text'],
  ['a missing argument', ['diff'], 'LEFT'],
])('%s is wrong usage, and the message says what would be right', async (_title, args, hint) => {
  const { exit, stdout, stderr } = await lvsrules(args);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  expect(stderr).toMatch(/^lvsrules: /);
  expect(stderr.toLowerCase()).toContain(hint.toLowerCase());
});

test('a signal ends lint while it waits for its input', async () => {
  const child = spawn(process.execPath, [program, 'lint', '--format', 'concise', '-'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  await setTimeout(500);
  child.kill('SIGTERM');
  const signal = await new Promise((resolve) =>
    child.on('close', (_, by) => {
      resolve(by);
    }),
  );
  expect(signal).toBe('SIGTERM');
});

test('a reader that ends stops the program quietly', () => {
  const script = `node "$0" rules --format json 2>&1 >/dev/null | head -c 1; node "$0" rules | head -n 1`;
  const printed = execFileSync('sh', ['-c', script, program], { encoding: 'utf8' });
  expect(printed.split('\n')).toHaveLength(2);
});

test.each([[['rules']], [['--help']]])('%j to a full disk says so', (words) => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [program, ...words], {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  });
  closeSync(full);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'lvsrules: standard output: cannot write the output: no space left on the device\n',
  });
});

test('a reader that is slow gets everything', () => {
  const script = 'node "$0" rules --format json | (sleep 1; cat)';
  const printed = execFileSync('sh', ['-c', script, program], { encoding: 'utf8', maxBuffer: 1 << 20 });
  expect(JSON.parse(printed)).toMatchObject({ version: 1 });
});
