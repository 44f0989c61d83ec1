import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileOf, folderOf, isRoot, linkOf, mallory, whenRoot } from '../support/foreign.ts';
import { lvsrules } from '../support/run-lvsrules.ts';
import { rulesBefore, workbench } from '../support/workbench.ts';

const guard = JSON.stringify({ policy: [{ name: 'keep', protected: true }] });

describe.skipIf(!isRoot)(`root and a configuration of another user${whenRoot}`, () => {
  /** A site with a protected table, and a folder below it where `plant` puts a configuration. */
  const planWith = async (plant: (folder: string) => Promise<void>) => {
    const site = await folderOf(0, 0o755);
    const folder = join(site, 'rules');
    await mkdir(folder, { mode: 0o755 });
    await fileOf(0, join(site, 'lvsrules.json'), guard);
    await fileOf(0, join(folder, 'empty.rules'), '-A -t 192.0.2.9:80 -s rr\n');
    await fileOf(0, join(folder, 'now.rules'), rulesBefore);
    await plant(folder);
    const args = ['apply', 'empty.rules', '--director', 'file:now.rules', '--yes'];
    return lvsrules(args, { cwd: folder, env: { LVSRULES_STATE: join(site, 'state') } });
  };
  const planted = '{}';

  test.each<[title: string, plant: (folder: string) => Promise<void>]>([
    ['of another owner', (folder) => fileOf(mallory, join(folder, 'lvsrules.json'), planted)],
    ['that everybody may write', (folder) => fileOf(0, join(folder, 'lvsrules.json'), planted, 0o666)],
    ['that a group may write', (folder) => fileOf(0, join(folder, 'lvsrules.json'), planted, 0o664)],
    [
      'that another user linked in his folder',
      async (folder) => {
        execFileSync('chmod', ['1777', folder]);
        await fileOf(0, join(folder, '..', 'other.json'), planted);
        await linkOf(mallory, join(folder, 'lvsrules.json'), '../other.json');
      },
    ],
  ])('one %s is skipped, and the policy of the site above it still counts', async (_, plant) => {
    const { exit, stderr } = await planWith(plant);
    expect(exit).toBe(1);
    expect(stderr).toContain('a policy forbids this');
    expect(stderr.match(/configuration ignored/g)).toHaveLength(1);
  });

  test('one that root linked counts', async () => {
    const { exit, stderr } = await planWith(async (folder) => {
      await fileOf(0, join(folder, '..', 'other.json'), planted);
      await linkOf(0, join(folder, 'lvsrules.json'), '../other.json');
    });
    expect([exit, stderr]).toEqual([0, expect.not.stringContaining('ignored')]);
  });
});

describe('the director of the configuration', () => {
  const commands: [title: string, args: readonly string[]][] = [
    ['save', ['save']],
    ['plan', ['plan', 'site.rules', '--exit-code']],
    ['apply', ['apply', 'site.rules', '--yes']],
    ['watch', ['watch', '--once-now', 'site.rules']],
    ['console', ['console', '--once']],
    ['ipvsadm', ['ipvsadm', '--', '-Ln']],
  ];
  const bench = (director: string) =>
    workbench({
      'lvsrules.json': JSON.stringify({ director }),
      'live.rules': rulesBefore,
      'site.rules': rulesBefore,
    });

  test.each(commands)('is the one that %s works on', async (_, args) => {
    const { exit, stdout } = await (await bench('file:live.rules')).run(args);
    expect(exit).toBe(0);
    if (!['plan', 'apply', 'watch'].includes(args[0] ?? '')) expect(stdout).toContain('10.0.0.1:80');
  });

  test.each([
    ['the option', ['save', '--director', 'sim'], {}],
    ['LVSRULES_DIRECTOR', ['save'], { LVSRULES_DIRECTOR: 'sim' }],
  ])('gives way to %s', async (_, args, env) => {
    expect((await (await bench('file:live.rules')).run(args, { env })).stdout).not.toContain('10.0.0.1');
  });

  test('is found from a folder below, its path relative to the configuration', async () => {
    const { directory, env } = await bench('file:live.rules');
    await mkdir(join(directory, 'below'));
    const { stdout } = await lvsrules(['save'], { cwd: join(directory, 'below'), env });
    expect(stdout).toContain('10.0.0.1:80');
  });

  test('is not asked for by --isolated, and is that of --config', async () => {
    const { run, write } = await bench('file:live.rules');
    await write('other.json', JSON.stringify({ director: 'file:absent.rules' }));
    const isolated = await run(['plan', 'site.rules', '--isolated', '--director', 'sim', '--exit-code']);
    expect(isolated.exit).toBe(1);
    const other = await run(['plan', 'site.rules', '--config', 'other.json', '--exit-code']);
    expect(other.exit).not.toBe(0);
  });

  test.each(['ipvsadm:sh -c', 'ipvsadm: x', 'nonsense', 'ssh://-oProxyCommand=x'])('is refused as %s', async (spec) => {
    for (const [, args] of commands) {
      const { exit, stderr } = await (await bench(spec)).run(args);
      expect([exit, stderr]).toEqual([2, expect.stringMatching(/^lvsrules: /)]);
    }
  });
});

describe('an impossible command ends at once, with a message', () => {
  const nested = (open: string, close: string) => open.repeat(100_000) + '1' + close.repeat(100_000);
  test.each([
    ['objects', nested('{"a":', '}')],
    ['lists', nested('[', ']')],
    ['objects that never end', '{"a":'.repeat(100_000)],
    ['lists inside a known key', `{"policy":${nested('[', ']')}}`],
  ])('a configuration of 100,000 nested %s', async (_, text) => {
    const bench = await workbench({ 'lvsrules.json': text, 'a.rules': rulesBefore });
    const { exit, stderr } = await bench.run(['lint', 'a.rules']);
    expect(exit).toBe(2);
    expect(stderr).toMatch(/^lvsrules: lvsrules\.json:1:\d+: /);
    expect(stderr.length).toBeLessThan(400);
  });
});

test('a folder on the way of a configuration may be a file', async () => {
  const bench = await workbench({ 'a.rules': rulesBefore });
  await writeFile(join(bench.directory, 'x'), '');
  expect((await bench.run(['lint', 'a.rules', '--config', 'x/lvsrules.json'])).exit).toBe(2);
});
