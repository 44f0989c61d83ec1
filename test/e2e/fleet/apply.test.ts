import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { schemaErrors } from '../../support/schema.ts';
import { workbench } from '../../support/workbench.ts';

const servers = (...last: readonly number[]) =>
  `-A -t 192.0.2.1:80 -s wlc\n${last.map((each) => `-a -t 192.0.2.1:80 -r 10.0.0.${each}:80 -g -w 1\n`).join('')}`;
const daemon = (state: string) => `--start-daemon ${state} --mcast-interface eth0 --syncid 1\n`;

/** Two simulated directors with the servers 1 and 2: `m` sends its connections to `b`. */
async function pair() {
  const bench = await workbench({
    'm.rules': servers(1, 2) + daemon('master'),
    'b.rules': servers(1, 2) + daemon('backup'),
    'new.rules': servers(1, 3),
    'more.rules': servers(1, 2, 3),
    'less.rules': servers(1),
  });
  for (const name of ['m', 'b']) {
    expect((await bench.run(['apply', `${name}.rules`, '-y', '-d', `sim:${name}`])).exit).toBe(0);
  }
  const apply = (...args: readonly string[]) => bench.run(['apply', ...args, '-d', 'sim:m', '-d', 'sim:b']);
  const saved = async (name: string) => (await bench.run(['save', '-d', `sim:${name}`])).stdout;
  const steps = (stdout: string) => stdout.split('\n').flatMap((line) => /^ {2}\d\. (.*)/.exec(line)?.[1] ?? []);
  /** A table that can be read, but not be changed any more. */
  const freeze = (name: string) => mkdir(join(bench.directory, `${name}.lock`));
  return { ...bench, apply, saved, steps, freeze };
}

test('--exit-code tells a change of any director from none', async () => {
  const { apply } = await pair();
  const exit = async (...args: readonly string[]) => (await apply('more.rules', '--exit-code', ...args)).exit;
  expect(await exit('--dry-run')).toBe(1);
  expect(await exit('--yes')).toBe(1);
  expect(await exit('--yes')).toBe(0);
});

interface RolloutOutput {
  readonly changed: boolean;
  readonly verified: boolean;
  readonly order: readonly { director: string; part: string }[];
  readonly directors: readonly { director: string; role: string; commands: readonly string[] }[];
  readonly rollback: readonly string[];
  readonly problems: readonly string[];
}

test.each<[target: string, order: readonly string[]]>([
  [
    'new.rules',
    ['sim:b (backup): 1 change that adds', 'sim:m (master): 2 changes', 'sim:b (backup): 1 change that removes'],
  ],
  ['more.rules', ['sim:b (backup): 1 change', 'sim:m (master): 1 change']],
  ['less.rules', ['sim:m (master): 1 change', 'sim:b (backup): 1 change']],
])('%s is applied to a pair in the order %j, and verified', async (target, order) => {
  const { apply, saved, steps, read } = await pair();
  const { exit, stdout, stderr } = await apply(target, '--yes');
  expect([exit, stderr]).toEqual([0, '']);
  expect(steps(stdout)).toEqual(order);
  expect(stdout).toMatch(/\nDone: 2 directors changed, and verified.\n$/);
  for (const name of ['m', 'b']) expect(await saved(name)).toBe(await read(target));
  const again = await apply(target, '--yes');
  expect([again.exit, steps(again.stdout), again.stdout.match(/Nothing to do/g)]).toEqual([
    0,
    [],
    ['Nothing to do', 'Nothing to do'],
  ]);
});

test('one undo rolls back both stages of a director', async () => {
  const { apply, saved, run } = await pair();
  await apply('new.rules', '--yes');
  expect((await run(['undo', '--yes', '-d', 'sim:b'])).exit).toBe(0);
  expect(await saved('b')).toContain('10.0.0.2:80');
  expect(await saved('b')).not.toContain('10.0.0.3:80');
  expect((await run(['redo', '--yes', '-d', 'sim:b'])).exit).toBe(0);
  expect(await saved('b')).toBe(servers(1, 3));
});

test('--order changes one director after another', async () => {
  const { apply, steps } = await pair();
  const { exit, stdout } = await apply('new.rules', '--yes', '--order', 'sim:m,sim:b');
  expect(exit).toBe(0);
  expect(steps(stdout)).toEqual(['sim:m (master): 2 changes', 'sim:b (backup): 2 changes']);
});

test.each([
  ['sim:m', 'sim:b is missing'],
  ['sim:m,sim:x', 'sim:x is none of the directors'],
  ['sim:m,sim:b,sim:m', 'a director is named twice'],
  ['sim:m,', 'an empty name is none of the directors'],
])('--order %s is refused: %s', async (order, why) => {
  const { apply } = await pair();
  const { exit, stderr } = await apply('new.rules', '--yes', '--order', order);
  expect([exit, stderr]).toEqual([2, expect.stringContaining(why)]);
});

test('a failure of the second director stops the change, and says how to roll back the first', async () => {
  const { apply, saved, freeze } = await pair();
  await freeze('m');
  const { exit, stdout, stderr } = await apply('new.rules', '--yes');
  expect(exit).toBe(1);
  expect(stderr).toContain('lvsrules: stopped at sim:m: what was to follow was not begun: sim:b\n');
  expect(stderr).toContain('to roll back: lvsrules undo --director sim:b\n');
  expect(stdout).toMatch(/\nNot done: 1 of 3 stages ended well.\n$/);
  expect(await saved('b')).toBe(servers(1, 2, 3));
  expect(await saved('m')).toBe(servers(1, 2));
});

test('--on-failure undo rolls back the directors that were changed', async () => {
  const { apply, saved, freeze } = await pair();
  await freeze('m');
  const { exit, stdout, stderr } = await apply('new.rules', '--yes', '--on-failure', 'undo');
  expect(exit).toBe(1);
  expect(stderr).toContain('lvsrules: sim:b: rolled back: the changes that were made are undone\n');
  expect(stdout).toMatch(/\nNot done: 1 of 3 stages ended well; all of it is rolled back.\n$/);
  expect(await saved('b')).toBe(servers(1, 2));
});

test('a failure is JSON for scripts, as its schema has it', async () => {
  const { apply, freeze } = await pair();
  await freeze('m');
  const { exit, stdout } = await apply('new.rules', '--yes', '--format', 'json');
  expect([exit, schemaErrors('rollout', stdout)]).toEqual([1, []]);
  expect(JSON.parse(stdout) as RolloutOutput).toMatchObject({
    changed: true,
    verified: false,
    order: [
      { director: 'sim:b', part: 'give', steps: 1 },
      { director: 'sim:m', part: 'whole', steps: 2 },
      { director: 'sim:b', part: 'take', steps: 1 },
    ],
    directors: [
      { director: 'sim:m', role: 'master', changed: false, verified: false, commands: [] },
      { director: 'sim:b', role: 'backup', changed: true, commands: ['-a -t 192.0.2.1:80 -r 10.0.0.3:80 -g -w 1'] },
    ],
    rollback: ['lvsrules undo --director sim:b'],
  });
});

const back = ['lvsrules undo --director sim:b --director sim:m'];

test.each([
  ['--dry-run', { changed: true, verified: false, rollback: [] }],
  ['--yes', { changed: true, verified: true, rollback: back }],
])('%s prints JSON as its schema has it', async (option, expected) => {
  const { apply } = await pair();
  const { exit, stdout } = await apply('new.rules', option, '--format', 'json');
  expect([exit, schemaErrors('rollout', stdout)]).toEqual([0, []]);
  expect(JSON.parse(stdout)).toMatchObject({ ...expected, problems: [] });
});

test('a director that cannot be read keeps every other from being changed', async () => {
  const { apply, saved, write } = await pair();
  await write('m', 'no state');
  const { exit, stderr } = await apply('new.rules', '--yes');
  expect([exit, stderr]).toEqual([2, expect.stringContaining('nothing was changed on any director')]);
  expect(await saved('b')).toBe(servers(1, 2));
});

test('a limit that one plan breaks keeps every director from being changed', async () => {
  const { apply, saved } = await pair();
  const { exit, stderr, stdout } = await apply('less.rules', '--yes', '--max-disruption', '10%', '--format', 'json');
  expect([exit, schemaErrors('rollout', stdout)]).toEqual([1, []]);
  expect(stderr).toContain('sim:m');
  expect(await saved('b')).toBe(servers(1, 2));
});

test.each([
  [['--finish', '--order', 'sim:m,sim:b'], '--order with --finish'],
  [['--plan', 'x'], '--plan takes one director, but 2 are given'],
])('%j with several directors is refused', async (args, words) => {
  const { apply } = await pair();
  const { exit, stderr } = await apply(...args);
  expect([exit, stderr]).toEqual([2, expect.stringContaining(words)]);
});
