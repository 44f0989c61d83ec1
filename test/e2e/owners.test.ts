import { execFileSync } from 'node:child_process';
import { chmod, chown, lstat, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileOf, folderOf, isRoot, linkOf, mallory, whenRoot } from '../support/foreign.ts';
import { program } from '../support/run-lvsrules.ts';
import { rulesAfter, rulesBefore, type Workbench, workbench } from '../support/workbench.ts';

const ugly = `ipvsadm ${rulesBefore}`;

/** Runs the program with another umask, and as another user where one is given. */
function runAs(
  bench: Workbench,
  words: readonly string[],
  { umask = '022', user, env = {} }: { umask?: string; user?: number; env?: Readonly<Record<string, string>> } = {},
) {
  const become = user === undefined ? '' : `setpriv --reuid=${user} --regid=${user} --clear-groups `;
  const line = `umask ${umask}; exec ${become}"$0" "$@"`;
  const ended = { exit: 0, stderr: '' };
  try {
    execFileSync('sh', ['-c', `${line} 2>"$LVSRULES_ERRORS"`, process.execPath, program, ...words], {
      cwd: bench.directory,
      env: { ...process.env, ...bench.env, LVSRULES_ERRORS: join(bench.directory, 'errors'), ...env },
      stdio: ['ignore', 'ignore', 'ignore'],
    });
  } catch (error) {
    ended.exit = (error as { status: number }).status;
  }
  return ended;
}

const modeOf = async (path: string) => ((await lstat(path)).mode & 0o777).toString(8);

async function treeModes(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const modes = entries.map(async (entry) => {
    const mode = await modeOf(join(entry.parentPath, entry.name));
    return `${entry.isDirectory() ? 'folder' : 'file'} ${mode}`;
  });
  return [...new Set(await Promise.all(modes))].sort();
}

describe.each(['000', '022', '077'])('with the umask %s', (umask) => {
  test('only its user can read the state folder', async () => {
    const bench = await workbench({ 'after.rules': rulesAfter });
    const words = ['apply', 'after.rules', '--yes', '--director', 'sim:live'];
    expect(runAs(bench, words, { umask })).toMatchObject({ exit: 0 });
    expect(await modeOf(join(bench.directory, 'state'))).toBe('700');
    expect(await treeModes(join(bench.directory, 'state'))).toEqual(['file 600', 'folder 700']);
  });

  const fresh = { '000': '644', '022': '644', '077': '600' }[umask] ?? '';

  test.each<[file: string, mode: string, words: readonly string[]]>([
    ['out', fresh, ['save', '-o', 'out', '--director', 'file:before.rules']],
    ['live', fresh, ['apply', 'before.rules', '--yes', '--director', 'sim:live']],
    ['out', fresh, ['lint', 'before.rules', '--output', 'json:out']],
    ['out', fresh, ['plan', 'after.rules', '-o', 'out', '--director', 'file:before.rules']],
  ])('%s gets mode %s from %j', async (file, mode, words) => {
    const bench = await workbench({ 'before.rules': rulesBefore, 'after.rules': rulesAfter });
    expect(runAs(bench, words, { umask })).toMatchObject({ exit: 0 });
    expect(await modeOf(join(bench.directory, file))).toBe(mode);
  });

  test.each(['640', '664', '600', '444'])('a file of mode %s keeps it', async (mode) => {
    const bench = await workbench({ 'before.rules': rulesBefore, 'ugly.rules': ugly, 'out.rules': rulesAfter });
    for (const name of ['ugly.rules', 'out.rules']) await chmod(join(bench.directory, name), parseInt(mode, 8));
    runAs(bench, ['fmt', 'ugly.rules'], { umask });
    runAs(bench, ['save', '-o', 'out.rules', '--director', 'file:before.rules'], { umask });
    expect(await bench.read('ugly.rules')).not.toBe(ugly);
    expect(await bench.read('out.rules')).not.toBe(rulesAfter);
    for (const name of ['ugly.rules', 'out.rules']) expect(await modeOf(join(bench.directory, name))).toBe(mode);
  });
});

describe.skipIf(!isRoot)(`in a folder that others can write to${whenRoot}`, () => {
  const commands: [command: string, ...words: string[]][] = [
    ['save -o', 'save', '-o', 'PLACE', '--director', 'file:after.rules'],
    ['plan -o', 'plan', 'after.rules', '-o', 'PLACE', '--director', 'file:before.rules'],
    ['lint --output', 'lint', 'before.rules', '--output', 'json:PLACE'],
    ['lint --fix', 'lint', '--fix', '--profile', 'strict', 'PLACE'],
    ['lint --write-baseline', 'lint', 'bad.rules', '--write-baseline', 'PLACE'],
    ['lint --add-suppressions', 'lint', '--add-suppressions', '--profile', 'strict', 'PLACE'],
    ['fmt', 'fmt', 'PLACE'],
    ['simulate --svg', 'simulate', 'before.rules', '--svg', 'PLACE'],
    ['doctor --record', 'doctor', '--director', 'sim', '--record', 'PLACE'],
    ['apply to file:', 'apply', 'after.rules', '--yes', '--director', 'file:PLACE'],
    ['watch to file:', 'watch', '--once-now', 'after.rules', '--director', 'file:PLACE'],
    ['the drop-in on sim:', 'ipvsadm', '--director', 'sim:PLACE', '--', '-A', '-t', '192.0.2.9:80'],
  ];
  const heldFor = async (command: string, bench: Workbench) => {
    if (!command.includes('sim:')) return ugly;
    await bench.run(['apply', 'before.rules', '--yes', '--director', 'sim:state.json']);
    return bench.read('state.json');
  };
  const sources = { 'before.rules': rulesBefore, 'after.rules': rulesAfter, 'bad.rules': '-Q\n' };

  test.each(commands)('%s does not follow the link of another user', async (command, ...words) => {
    const bench = await workbench(sources);
    const [shared, home] = [await folderOf(0, 0o1777), await folderOf(0, 0o700)];
    const target = join(home, 'target');
    const held = await heldFor(command, bench);
    await fileOf(0, target, held, 0o600);
    await linkOf(mallory, join(shared, 'place'), target);
    const args = words.map((word) => word.replace('PLACE', join(shared, 'place')));
    expect((await bench.run(args)).exit).not.toBe(0);
    expect(await readFile(target, 'utf8')).toBe(held);
    expect(await readdir(home)).toEqual(['target']);
  });

  test.each(commands)('%s does not write into the file of another user', async (command, ...words) => {
    const bench = await workbench(sources);
    const shared = await folderOf(0, 0o1777);
    const held = await heldFor(command, bench);
    await fileOf(mallory, join(shared, 'place'), held);
    const args = words.map((word) => word.replace('PLACE', join(shared, 'place')));
    const ended = await bench.run(args);
    expect(ended.exit).not.toBe(0);
    expect(await readFile(join(shared, 'place'), 'utf8')).toBe(held);
    expect(ended.stderr).toMatch(/belongs to user 4242001/);
  });
});

describe.skipIf(!isRoot)(`a state folder${whenRoot}`, () => {
  const places: [title: string, make: (path: string) => Promise<unknown>][] = [
    ['of another user', async (path) => mkdir(path, { mode: 0o755 }).then(() => chown(path, mallory, mallory))],
    ['that a group may write', async (path) => mkdir(path).then(() => chmod(path, 0o770))],
    ['that everybody may write', async (path) => mkdir(path).then(() => chmod(path, 0o777))],
    [
      'behind the link of another user in a sticky folder',
      async (path) => {
        await mkdir(`${path}-target`, { mode: 0o700 });
        await chmod(join(path, '..'), 0o1777);
        await linkOf(mallory, path, `${path}-target`);
      },
    ],
  ];
  describe.each(places)('%s', (_, make) => {
    test.each([
      ['apply', 'other.rules', '--yes'],
      ['undo', '--yes'],
      ['redo', '--yes'],
      ['apply', '--finish', '--yes'],
      ['watch', '--once-now', 'other.rules'],
    ])('is not trusted by %s %s', async (...words) => {
      const bench = await workbench({ 'before.rules': rulesBefore, 'other.rules': '-A -u 192.0.2.9:53 -s rr\n' });
      const run = (...args: readonly string[]) => bench.run([...args, '--director', 'sim:live']);
      expect((await run('apply', 'before.rules', '--yes')).exit).toBe(0);
      // What another user has put there: a log and a table that root would bring back.
      await make(join(bench.directory, 'planted'));
      execFileSync('cp', ['-r', join(bench.directory, 'state', '.'), join(bench.directory, 'planted/')]);
      const env = { LVSRULES_STATE: join(bench.directory, 'planted') };
      const ended = await bench.run([...words, '--director', 'sim:live'], { env });
      expect(ended).toMatchObject({ exit: 1, stderr: expect.stringContaining('is not trusted') as string });
      expect((await bench.run(['diff', 'before.rules', 'sim:live'])).exit).toBe(0);
    });
  });

  test('is not needed for a table that ends with the program', async () => {
    const bench = await workbench({ 'a.rules': rulesBefore });
    expect((await bench.run(['apply', 'a.rules', '--yes', '--director', 'sim'])).exit).toBe(0);
    expect((await readdir(bench.directory)).sort()).toEqual(['a.rules']);
  });

  test('that is not writable is reported, and nothing is changed', async () => {
    const bench = await workbench({ 'a.rules': rulesBefore });
    await chmod(bench.directory, 0o777);
    await mkdir(join(bench.directory, 'state'), { mode: 0o755 });
    const words = ['apply', 'a.rules', '--yes', '--director', 'sim:live'];
    expect(runAs(bench, words, { user: mallory, env: { HOME: bench.directory } })).toMatchObject({ exit: 1 });
    const errors = await bench.read('errors');
    expect(errors).toContain('permission denied');
    expect(errors).not.toContain('held');
    expect(await readdir(bench.directory)).not.toContain('live');
  });

  test.each(['', 'relative'])('of a user is below the home folder when XDG_STATE_HOME is %j', async (named) => {
    const bench = await workbench({ 'a.rules': rulesBefore });
    const home = await folderOf(mallory, 0o700);
    await chmod(bench.directory, 0o777);
    const env = { HOME: home, XDG_STATE_HOME: named, LVSRULES_STATE: '' };
    const words = ['apply', 'a.rules', '--yes', '--director', 'sim:live'];
    expect(runAs(bench, words, { user: mallory, env })).toMatchObject({ exit: 0 });
    expect(await readdir(join(home, '.local/state/lvsrules'))).toContain('log.jsonl');
    expect((await readdir(bench.directory)).sort()).toEqual(['a.rules', 'errors', 'live']);
  });
});
