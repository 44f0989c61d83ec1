import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { lvsrules } from '../support/run-lvsrules.ts';

const rules = 'examples/simulate/sh-quiesced.rules';
const assertions = 'examples/simulate/sh-quiesced.test';

function valid(schema: string, text: string): boolean {
  const validate = new Ajv2020({ allErrors: true }).compile(
    JSON.parse(readFileSync(`schemas/${schema}.schema.json`, 'utf8')) as object,
  );
  return validate(JSON.parse(text));
}

describe('simulate', () => {
  test('prints JSON as its schema has it, and the same for the same seed', async () => {
    const run = () => lvsrules(['simulate', rules, '--for', '1m', '--seed', '5', '--format', 'json']);
    const [first, second] = [await run(), await run()];
    expect(first.exit).toBe(0);
    expect(valid('simulation', first.stdout)).toBe(true);
    expect(second.stdout).toBe(first.stdout);
  });

  test('takes clients from a log on standard input', async () => {
    const log = '198.18.0.1\n198.18.0.2:4711\n# a comment\n';
    const { stdout } = await lvsrules(['simulate', rules, '--list', '-', '--for', '20s', '--format', 'csv'], {
      stdin: log,
    });
    expect(stdout.split('\n')).toHaveLength(5);
  });

  test('says which lines the kernel refuses, and continues without them', async () => {
    const stdin = '-A -t 192.0.2.1:80 -s rr\n-A -t 192.0.2.1:80 -s wlc\n-a -t 192.0.2.1:80 -r 10.0.0.2 -g\n';
    const { exit, stderr, stdout } = await lvsrules(['simulate', '-', '--for', '10s'], { stdin });
    expect(exit).toBe(0);
    expect(stderr).toContain('-:2: the kernel skips this line, as ipvsadm -R would: Service already exists');
    expect(stdout).toContain('tcp 192.0.2.1:80 rr: ');
  });

  test.each([
    ['takes effect', '5s: -e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 0', 0, ''],
    ['is refused by the kernel', '5s: -A -t 192.0.2.1:80 -s rr', 1, 'the kernel refuses it'],
    ['names a server that no service has', '5s: fail 10.9.9.9', 1, 'no service has this server'],
    ['comes after the end', '2m: -C', 2, 'the simulation ends after'],
  ])('an event that %s decides the exit status', async (_, event, status, reason) => {
    const { exit, stderr } = await lvsrules(['simulate', rules, '--for', '10s', '--at', event]);
    expect(stderr).toContain(reason);
    expect(exit).toBe(status);
  });

  test('without a terminal there is no progress bar', async () => {
    expect((await lvsrules(['simulate', rules, '--for', '10s'])).stderr).toBe('');
  });

  test('a kernel that was not measured is simulated as the last one that was, with a note', async () => {
    const { exit, stderr } = await lvsrules(['simulate', rules, '--for', '10s', '--kernel', '7.7']);
    expect(stderr).toContain('kernel 7.7 was not measured: it is simulated as 6.1.183');
    expect(exit).toBe(0);
  });

  test.each([
    [['simulate', 'absent.rules'], 'absent.rules'],
    [['simulate', 'examples'], 'it is a directory'],
    [['simulate', '/dev/null'], 'the file leaves no virtual service'],
    [['simulate', rules, '--rate', 'many'], '--rate many'],
    [['simulate', rules, '--for', 'ever'], '--for ever'],
    [['simulate', rules, '--from', '300.1.1.1'], '--from 300.1.1.1'],
    [['simulate', rules, '--kernel', 'new'], '--kernel new: not a kernel version'],
    [['simulate', rules, '--at', '5s: fail'], '--at:1: not an event: expected fail and a real server'],
    [['simulate', rules, '--at', '5s: -e -w'], 'ipvsadm says'],
    [['simulate', rules, '--at', '5s: restore absent.rules'], 'absent.rules'],
    [['simulate', rules, '--events', rules], `${rules}:3: not an event`],
    [['simulate', '--trace', rules], 'this is not a trace'],
  ])('%j is refused with its reason', async (args, reason) => {
    const { exit, stderr, stdout } = await lvsrules(args);
    expect(stderr).toContain(reason);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  });
});

describe('test', () => {
  test('passes, fails, and prints JSON as its schema has it', async () => {
    const passed = await lvsrules(['test', assertions, '--format', 'json']);
    expect(passed.exit).toBe(0);
    expect(valid('assertions', passed.stdout)).toBe(true);
    const failed = await lvsrules(['test', '--rules', rules, assertions, '--format', 'json']);
    expect(failed.exit).toBe(1);
    expect(valid('assertions', failed.stdout)).toBe(true);
  });

  test.each([
    ['client 198.18.0.1', '`rules FILE` or `test NAME`'],
    ['test a\n  client 198.18.0.1 at tcp 192.0.2.1:80 flies', '-:2: this line is not understood: expected `client'],
    ['test a\n  share of x', 'expected `share of'],
    ['test a\n  do -L', 'an ipvsadm command that changes the table'],
    ['test a\n  without 10.0.0.2', 'something that this test asserts'],
    ['# nothing', 'there are no tests'],
  ])('%j is refused with what was expected', async (stdin, reason) => {
    const { exit, stderr } = await lvsrules(['test', '--rules', rules, '-'], { stdin });
    expect(stderr).toContain(reason);
    expect(exit).toBe(2);
  });

  test('a service that the rules do not have fails by name', async () => {
    const stdin = 'test a\n  client 198.18.0.1 at tcp 192.0.2.7:80 is refused\n';
    const { exit, stdout } = await lvsrules(['test', '--rules', rules, '-'], { stdin });
    expect(stdout).toContain('-:2: the rules have no service tcp 192.0.2.7:80');
    expect(exit).toBe(1);
  });
});
