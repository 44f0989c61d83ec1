import { mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { schemaErrors } from '../../support/schema.ts';
import { workbench } from '../../support/workbench.ts';

const servers = (...last: readonly number[]) =>
  `-A -t 192.0.2.1:80 -s wlc\n${last.map((each) => `-a -t 192.0.2.1:80 -r 10.0.0.${each}:80 -g -w 1\n`).join('')}`;
const daemon = (state: string) => `--start-daemon ${state} --mcast-interface eth0 --syncid 1\n`;
const both = ['-d', 'sim:m', '-d', 'sim:b'];

/** A master and its backup with the servers 1 and 2, set up one by one. */
async function pair() {
  const bench = await workbench({
    'm.rules': servers(1, 2) + daemon('master'),
    'b.rules': servers(1, 2) + daemon('backup'),
    'new.rules': servers(1, 3),
    'newer.rules': servers(1, 3, 4),
  });
  for (const name of ['m', 'b']) {
    expect((await bench.run(['apply', `${name}.rules`, '-y', '-d', `sim:${name}`])).exit).toBe(0);
  }
  const saved = async () => {
    const texts: string[] = [];
    for (const name of ['m', 'b']) texts.push((await bench.run(['save', '-d', `sim:${name}`])).stdout);
    return texts.map((text) => [...text.matchAll(/-r 10\.0\.0\.(\d)/g)].map(([, last]) => Number(last)));
  };
  const done = async (...args: readonly string[]) => {
    const ran = await bench.run([...args, '--yes', ...both]);
    expect([ran.exit, ran.stderr]).toEqual([0, '']);
    return ran;
  };
  const lock = (name: string) => join(bench.directory, `${name}.lock`);
  return {
    ...bench,
    saved,
    done,
    freeze: (name: string) => mkdir(lock(name)),
    thaw: (name: string) => rmdir(lock(name)),
  };
}

const steps = (stdout: string) => stdout.split('\n').flatMap((line) => /^ {2}\d\. (.*)/.exec(line)?.[1] ?? []);

test('undo and redo go back and forward on both, in the order in which connections survive', async () => {
  const { done, saved } = await pair();
  await done('apply', 'new.rules');
  await done('apply', 'newer.rules');
  const found: unknown[] = [];
  for (const way of ['undo', 'undo', 'redo', 'redo']) {
    const { stdout } = await done(way);
    expect(stdout).toMatch(/\nDone: 2 directors changed, and verified\.\n$/);
    found.push([steps(stdout), await saved()]);
  }
  const removes = ['sim:m (master): 1 change', 'sim:b (backup): 1 change'];
  const adds = ['sim:b (backup): 1 change', 'sim:m (master): 1 change'];
  const mixed = [
    'sim:b (backup): 1 change that adds',
    'sim:m (master): 2 changes',
    'sim:b (backup): 1 change that removes',
  ];
  const [first, second, third] = [
    [1, 2],
    [1, 3],
    [1, 3, 4],
  ];
  expect(found).toEqual([
    [removes, [second, second]],
    [mixed, [first, first]],
    [mixed, [second, second]],
    [adds, [third, third]],
  ]);
});

test('a change that reached one of them is undone there, and the other keeps its own', async () => {
  const { run, done, saved, freeze, thaw } = await pair();
  await done('apply', 'new.rules');
  await freeze('m');
  expect((await run(['apply', 'newer.rules', '--yes', ...both])).exit).toBe(1);
  await thaw('m');
  expect(await saved()).toEqual([
    [1, 3],
    [1, 3, 4],
  ]);
  const { exit, stdout, stderr } = await run(['undo', '--yes', ...both]);
  expect([exit, steps(stdout), await saved()]).toEqual([
    0,
    ['sim:b (backup): 1 change'],
    [
      [1, 3],
      [1, 3],
    ],
  ]);
  expect(stderr).toMatch(/^lvsrules: sim:m: left as it is: its last change is another one, of \S+ \(new\.rules\)\n/);
  expect(stderr).toContain('lvsrules undo --director sim:m undoes it');
});

test('an undo that stops half-way continues with the next one', async () => {
  const { run, done, saved, freeze, thaw } = await pair();
  await done('apply', 'new.rules');
  await freeze('m');
  const stopped = await run(['undo', '--yes', ...both]);
  expect([stopped.exit, stopped.stderr]).toEqual([1, expect.stringContaining('stopped at sim:m')]);
  expect(await saved()).toEqual([
    [1, 3],
    [1, 3, 2],
  ]);
  await thaw('m');
  await done('undo');
  expect((await saved()).map((each) => [...each].sort())).toEqual([
    [1, 2],
    [1, 2],
  ]);
});

test('--finish runs the rest on the director that failed, and one undo rolls back all of the change', async () => {
  const { run, done, saved, freeze, thaw } = await pair();
  await done('apply', 'new.rules');
  await freeze('m');
  expect((await run(['apply', 'newer.rules', '--yes', ...both])).exit).toBe(1);
  await thaw('m');
  const { exit, stdout, stderr } = await run(['apply', '--finish', '--yes', ...both]);
  expect([exit, steps(stdout), await saved()]).toEqual([
    0,
    ['sim:m (master): 1 change'],
    [
      [1, 3, 4],
      [1, 3, 4],
    ],
  ]);
  expect(stdout).toMatch(
    /^Plan for sim:m, towards the end of the change of \S+ \(newer\.rules\), interrupted after 0 of 1/,
  );
  expect(stderr).toBe(
    'lvsrules: sim:b: nothing to finish: the last change of this table was not interrupted\n' +
      '  to make what was not begun there, apply the target again\n',
  );
  await done('undo');
  expect(await saved()).toEqual([
    [1, 3],
    [1, 3],
  ]);
});

test('--finish runs the rest of the change of each, in the order in which connections survive', async () => {
  const { run, done, saved, freeze, thaw } = await pair();
  for (const [name, rules] of [
    ['m', 'new.rules'],
    ['b', 'newer.rules'],
  ] as const) {
    await freeze(name);
    expect((await run(['apply', rules, '--yes', '-d', `sim:${name}`])).exit).toBe(1);
    await thaw(name);
  }
  const { stdout } = await done('apply', '--finish');
  expect([steps(stdout), await saved()]).toEqual([
    ['sim:b (backup): 2 changes that add', 'sim:m (master): 2 changes', 'sim:b (backup): 1 change that removes'],
    [
      [1, 3],
      [1, 3, 4],
    ],
  ]);
  await done('undo');
  expect(await saved()).toEqual([
    [1, 2],
    [1, 2],
  ]);
  expect((await run(['apply', '--finish', '--yes', ...both])).exit).toBe(1);
});

test('what one director has to undo and the other has not is undone there', async () => {
  const { run, saved } = await workbenchOfOne();
  const { exit, stderr } = await run(['undo', '--yes', ...both]);
  expect([exit, stderr]).toEqual([0, expect.stringContaining('lvsrules: sim:b: nothing to undo')]);
  expect(await saved()).toBe('');
});

async function workbenchOfOne() {
  const bench = await workbench({ 'm.rules': servers(1) });
  expect((await bench.run(['apply', 'm.rules', '--yes', '-d', 'sim:m'])).exit).toBe(0);
  return { ...bench, saved: async () => (await bench.run(['save', '-d', 'sim:m'])).stdout };
}

test.each(['undo', 'redo'])('%s without anything on record changes nothing', async (way) => {
  const { run } = await workbench({});
  const { exit, stderr, stdout } = await run([way, '--yes', ...both, '--format', 'json']);
  expect([exit, schemaErrors('rollout', stdout)]).toEqual([1, []]);
  expect(stderr).toContain(`lvsrules: sim:m: nothing to ${way}`);
  expect(stderr).toContain(`lvsrules: sim:b: nothing to ${way}`);
});

test('--dry-run shows both plans and changes nothing; JSON is as its schema has it', async () => {
  const { run, done, saved } = await pair();
  await done('apply', 'new.rules');
  const { exit, stdout } = await run(['undo', '--dry-run', ...both]);
  expect([exit, stdout.match(/^Plan for sim:\w, towards the table before the change of /gm)]).toHaveLength(2);
  const asJson = await run(['undo', '--dry-run', ...both, '--format', 'json']);
  expect([asJson.exit, schemaErrors('rollout', asJson.stdout)]).toEqual([0, []]);
  expect(await saved()).toEqual([
    [1, 3],
    [1, 3],
  ]);
});

test('without a terminal and --yes it is refused', async () => {
  const { run, done } = await pair();
  await done('apply', 'new.rules');
  expect((await run(['undo', ...both])).exit).toBe(2);
});
