import { describe, expect, test } from 'vitest';
import { diff } from '../../src/cli/commands/diff.ts';
import { plan } from '../../src/cli/commands/plan.ts';
import { runInMemory } from '../support/memory-world.ts';
import { files, keepalived, rules } from './configuration-files.ts';

describe('the state of health checks is not drift', () => {
  test.each([
    ['a server that its check took out', rules.replace(/^.*10\.0\.0\.1.*\n/m, ''), '10.0.0.1:80 is not in the table'],
    [
      'a sorry server instead of all',
      '-A -t 192.0.2.10:80 -s rr\n-a -t 192.0.2.10:80 -r 10.0.0.9:80 -m -w 1\n',
      '10.0.0.9:80 is the sorry server',
    ],
  ])('%s', async (_, live, said) => {
    const stored = { ...files, '/srv/live.rules': live };
    const { exit, stdout, stderr } = await runInMemory(diff, stored, ['keepalived:/srv/k.conf', '/srv/live.rules']);
    expect([exit, stdout]).toEqual([0, '']);
    expect(stderr).toContain(said);
  });

  test.each([
    ['a server without a check that is missing', rules.replace(/^.*10\.0\.0\.2.*\n/m, '')],
    ['a weight that no check sets', rules.replace('-w 3', '-w 5')],
    ['a service that is missing', ''],
    ['a server that the file does not name', `${rules}-a -t 192.0.2.10:80 -r 10.0.0.7:80 -m -w 1\n`],
  ])('but %s is', async (_, live) => {
    const stored = { ...files, '/srv/live.rules': live };
    expect(await runInMemory(diff, stored, ['/srv/k.conf', '/srv/live.rules'])).toMatchObject({ exit: 1 });
  });
});

describe('a plan keeps the state of health checks', () => {
  const weighed = keepalived.replace('weight 3', 'weight 3\n        MISC_CHECK {\n misc_path /x\n misc_dynamic\n }');
  test.each([
    ['a server that its check took out', keepalived, rules.replace(/^.*10\.0\.0\.1.*\n/m, '')],
    [
      'a sorry server instead of all',
      keepalived,
      '-A -t 192.0.2.10:80 -s rr\n-a -t 192.0.2.10:80 -r 10.0.0.9:80 -m -w 1\n',
    ],
    ['a weight that a check sets', weighed, rules.replace('-w 3', '-w 9')],
    ['all that is as the file says', keepalived, rules],
  ])('%s', async (_, conf, live) => {
    const stored = { '/srv/k.conf': conf, '/srv/live.rules': live };
    const options = { director: 'file:/srv/live.rules', format: 'commands', isolated: true, 'exit-code': true };
    const { exit, stdout, stderr } = await runInMemory(plan, stored, ['/srv/k.conf'], options);
    expect([exit, stdout]).toEqual([0, '']);
    expect(stderr.includes('a health check does this, so it is not drift')).toBe(live !== rules);
  });

  test.each([
    ['a weight that no check sets', rules.replace('-w 3', '-w 5'), '-e -t 192.0.2.10:80 -r 10.0.0.2:80 -m -w 3\n'],
    [
      'a server without a check that is missing',
      rules.replace(/^.*10\.0\.0\.2.*\n/m, ''),
      '-a -t 192.0.2.10:80 -r 10.0.0.2:80 -m -w 3\n',
    ],
    ['a service that is missing', '', rules],
  ])('but corrects %s', async (_, live, commands) => {
    const stored = { ...files, '/srv/live.rules': live };
    const options = { director: 'file:/srv/live.rules', format: 'commands', isolated: true, 'exit-code': true };
    expect(await runInMemory(plan, stored, ['/srv/k.conf'], options)).toMatchObject({ exit: 1, stdout: commands });
  });
});

describe('a server with inhibit_on_failure is only ever set to weight 0', () => {
  const inhibiting = keepalived.replace('        TCP_CHECK', '        inhibit_on_failure\n        TCP_CHECK');
  test.each([
    ['at weight 0 it is state', rules.replace('10.0.0.1:80 -m -w 1', '10.0.0.1:80 -m -w 0'), 0],
    [
      'a server that was deleted by hand is drift: keepalived does not bring it back',
      rules.replace(/^.*10\.0\.0\.1.*\n/m, ''),
      1,
    ],
  ])('%s', async (_, live, exit) => {
    const stored = { '/srv/k.conf': inhibiting, '/srv/live.rules': live };
    expect(await runInMemory(diff, stored, ['/srv/k.conf', '/srv/live.rules'])).toMatchObject({ exit });
  });
});
