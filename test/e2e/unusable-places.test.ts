import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { program } from '../support/run-lvsrules.ts';
import { rulesBefore, workbench } from '../support/workbench.ts';

/** Words with which a command does something; others are called with the name of a file. */
const words: Readonly<Record<string, readonly string[]>> = {
  apply: ['x.rules', '--yes', '--director', 'sim'],
  completion: ['bash'],
  console: ['--once', '--director', 'sim'],
  diff: ['x.rules', 'y.rules'],
  explain: ['LVS101'],
  ipvsadm: ['--director', 'sim', '--', '-Ln'],
  'ipvsadm-restore': ['--director', 'sim'],
  'ipvsadm-save': ['--director', 'sim'],
  log: [],
  plan: ['x.rules', '--director', 'sim'],
  restore: ['x.rules', '--yes', '--director', 'sim'],
  rules: [],
  save: ['--director', 'sim'],
  undo: ['--director', 'sim:x'],
  watch: ['x.rules', '--once-now', '--director', 'sim'],
};
const needNoFolder = ['completion', 'explain', 'ipvsadm', 'rules', 'save'];

test.each(commands.map(({ name }) => name))(
  'in a working directory that was deleted, %s says so or needs none',
  async (name) => {
    const { directory, env } = await workbench();
    const script = 'mkdir "$1/gone" && cd "$1/gone" && rmdir "$1/gone" && shift && exec "$@"';
    const call = [process.execPath, program, name, ...(words[name] ?? ['x.rules'])];
    const { status, stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', directory, ...call], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect(stderr).not.toMatch(/\n {4}at |a bug in lvsrules/);
    if (needNoFolder.includes(name)) expect([status, stderr]).toEqual([0, '']);
    else if (status === 2) expect(stderr + stdout).toMatch(/^lvsrules: |"event":"refused"/);
    else expect([0, 1]).toContain(status);
  },
);

describe('a state directory that cannot be one', () => {
  test.each(['/proc/x', '/proc/x/y', '/sys/x', '/dev/null', '/dev/null/x', `/tmp/${'x'.repeat(300)}`])(
    'is wrong usage, and nothing is changed: %s',
    async (state) => {
      const bench = await workbench({ 'a.rules': rulesBefore });
      const args = ['apply', 'a.rules', '--director', 'sim:s.json', '--yes'];
      const { exit, stderr } = await bench.run(args, { env: { LVSRULES_STATE: state } });
      expect([exit, stderr]).toEqual([2, expect.stringContaining(state.split('/').slice(0, 3).join('/'))]);
      await expect(bench.read('s.json')).rejects.toThrow();
    },
  );

  test.each([['log'], ['undo', '--yes', '--director', 'sim:s.json']])('is named by %s', async (...args) => {
    const bench = await workbench();
    const { exit, stderr } = await bench.run(args, { env: { LVSRULES_STATE: '/dev/null' } });
    expect([exit, stderr]).toEqual([1, expect.stringContaining('/dev/null: the state directory is not trusted')]);
  });
});
