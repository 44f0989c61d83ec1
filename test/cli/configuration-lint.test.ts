import { describe, expect, test } from 'vitest';
import { lint } from '../../src/cli/commands/lint.ts';
import { runInMemory } from '../support/memory-world.ts';
import { keepalived } from './configuration-files.ts';

describe('lint names the line of the source', () => {
  test('for what keepalived ignores, and for findings about the table', async () => {
    const text = keepalived.replace('lb_algo rr', 'lb_algo fastest').replace('10.0.0.2 80', '127.0.0.1 80');
    const { exit, stdout } = await runInMemory(lint, { '/srv/k.conf': text }, ['k.conf'], { format: 'json' });
    const { findings } = JSON.parse(stdout) as { findings: readonly { rule: string; line: number; column: number }[] };
    expect(exit).toBe(1);
    expect(findings).toContainEqual(expect.objectContaining({ name: 'unknown-lb-algo', line: 3, column: 5 }));
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: expect.stringMatching(/^LVS[0-7]/) as string, line: 11 }),
    );
  });

  test('and finds nothing in a clean file', async () => {
    const text = keepalived.replace('weight 3', 'TCP_CHECK {\n        }');
    const checked = { '/srv/k.conf': text };
    expect(await runInMemory(lint, checked, ['k.conf'], { format: 'concise' })).toMatchObject({ exit: 0, stdout: '' });
  });
});

describe('the rules for other kinds of files work like all rules', () => {
  const checks = async (text: string, options: object) => {
    const run = await runInMemory(lint, { '/srv/k.conf': text }, ['k.conf'], { format: 'json', ...options });
    const { findings } = JSON.parse(run.stdout) as {
      findings: readonly { name: string; severity: string; suppressed: boolean }[];
    };
    return {
      exit: run.exit,
      found: findings.map(({ name, severity, suppressed }) => ({ name, severity, suppressed })),
    };
  };
  const misspelt = keepalived.replace('lb_algo rr', 'lb_algo fastest');

  test.each([
    ['--select takes one by its name', { select: ['unknown-lb-algo'] }, ['unknown-lb-algo']],
    ['--select takes those that begin alike', { select: ['LVS8'] }, ['unknown-lb-algo', 'real-server-without-checker']],
    ['--ignore leaves one out', { ignore: ['LVS803'] }, ['real-server-without-checker']],
    ['--ignore leaves out all', { ignore: ['LVS8'] }, []],
  ])('%s', async (_, options, names) => {
    expect((await checks(misspelt, options)).found.map(({ name }) => name)).toEqual(names);
  });

  test('a configuration sets their severity', async () => {
    const stored = { '/srv/k.conf': misspelt, '/srv/c.json': '{"rules":{"unknown-lb-algo":"warning","LVS820":"off"}}' };
    const run = await runInMemory(lint, stored, ['k.conf'], { format: 'json', config: 'c.json' });
    expect(run.exit).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({ findings: [{ rule: 'LVS803', severity: 'warning' }] });
  });

  test('a comment above the line hides a finding', async () => {
    const hidden = misspelt.replace('    lb_algo', '    # lvsrules: ignore LVS803 -- a test\n    lb_algo');
    expect((await checks(hidden, {})).found).toEqual([
      { name: 'unknown-lb-algo', severity: 'error', suppressed: true },
      { name: 'real-server-without-checker', severity: 'warning', suppressed: false },
    ]);
  });
});
