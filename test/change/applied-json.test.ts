import { expect, test } from 'vitest';
import { apply } from '../../src/cli/commands/apply.ts';
import { redo } from '../../src/cli/commands/redo.ts';
import { undo } from '../../src/cli/commands/undo.ts';
import type { Command } from '../../src/cli/command.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { runInMemory } from '../support/memory-world.ts';
import { schemaErrors } from '../support/schema.ts';

const before = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n';
const added = '-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 1';
const files = {
  '/srv/before.rules': before,
  '/srv/after.rules': `${before}${added}\n`,
  '/srv/wrong.rules': '-A -t 192.0.2.1:80 -s leastconn\n',
  '/srv/other.rules': '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.9:80 -g -w 1\n',
  '/srv/site.json': '{"policy":[{"name":"spares","minServers":3}]}',
};
const director = 'sim:/srv/state.json';
const nothing = { version: 1, changed: false, verified: false, director, commands: [] };
const because = (reason: string) => [{ reason: expect.stringContaining(reason) as string }];
const id = expect.stringMatching(/^\d{8}T\d+Z-[0-9a-f]{8}$/) as string;
type Run = readonly [command: Command, paths: readonly string[], options: object];
const forth: Run = [apply, ['/srv/after.rules'], { yes: true }];

test.each<[what: string, first: readonly Run[], run: Run, exit: number, value: object]>([
  ['a change that is made', [], forth, 0, { changed: true, verified: true, commands: [added], refused: [], undo: id }],
  [
    'one that is only shown',
    [],
    [apply, ['/srv/after.rules'], { 'dry-run': true }],
    0,
    { changed: true, verified: false, commands: [added], refused: [] },
  ],
  [
    'nothing to do',
    [],
    [apply, ['/srv/before.rules'], { yes: true }],
    0,
    { changed: false, verified: true, commands: [], refused: [] },
  ],
  [
    'a target with an error',
    [],
    [apply, ['/srv/wrong.rules'], { yes: true }],
    1,
    { ...nothing, refused: [...because('leastconn'), ...because('the target has 1 error')] },
  ],
  [
    'a plan that a policy forbids',
    [],
    [apply, ['/srv/after.rules'], { yes: true, config: '/srv/site.json' }],
    1,
    { ...nothing, refused: [...because('policy spares: '), ...because('a policy forbids this')] },
  ],
  [
    'a plan beyond a limit',
    [],
    [apply, ['/srv/other.rules'], { yes: true, 'max-disruption': '10%' }],
    1,
    { ...nothing, refused: because('would be disrupted') },
  ],
  [
    'a limit that a dry run finds',
    [],
    [apply, ['/srv/other.rules'], { 'dry-run': true, 'max-disruption': '10%' }],
    1,
    { ...nothing, refused: because('would be disrupted') },
  ],
  [
    'an undo',
    [forth],
    [undo, [], { yes: true }],
    0,
    { changed: true, verified: true, commands: ['-d -t 192.0.2.1:80 -r 10.0.0.2:80'], refused: [], undo: id },
  ],
  [
    'a redo',
    [forth, [undo, [], { yes: true }]],
    [redo, [], { yes: true }],
    0,
    { changed: true, verified: true, commands: [added], refused: [], undo: id },
  ],
  ['nothing to redo', [forth], [redo, [], { yes: true }], 1, { ...nothing, refused: because('nothing to redo') }],
  [
    'nothing to finish',
    [forth],
    [apply, [], { yes: true, finish: true }],
    1,
    { ...nothing, refused: because('finish') },
  ],
])('%s is one line of JSON with the same fields', async (_, first, [command, paths, options], exit, value) => {
  const stored = memoryFiles(files);
  const run = (each: Command, given: readonly string[], more: object) =>
    runInMemory(each, {}, given, { director, ...more }, '', { files: stored });
  await run(apply, ['/srv/before.rules'], { yes: true });
  for (const [each, given, more] of first) expect((await run(each, given, more)).exit).toBe(0);
  const ran = await run(command, paths, { ...options, format: 'json' });
  expect(ran.exit).toBe(exit);
  expect(ran.stdout.match(/\n/g)).toHaveLength(1);
  expect(JSON.parse(ran.stdout)).toEqual({ version: 1, director, ...value });
  expect(schemaErrors('applied', ran.stdout)).toEqual([]);
});

test.each([
  [
    'an apply',
    apply,
    ['/srv/after.rules'],
    `Done: 1 change made in ${director}, and verified. To roll back: lvsrules undo --director ${director}`,
  ],
  [
    'an undo',
    undo,
    [],
    `Done: 1 change made in ${director}, and verified. To make it again: lvsrules redo --director ${director}`,
  ],
  ['an apply with nothing to do', apply, ['/srv/before.rules'], 'Nothing to do.'],
] as const)('%s names its director and target first, and says last what was done', async (_, command, paths, last) => {
  const stored = memoryFiles(files);
  await runInMemory(apply, {}, ['/srv/before.rules'], { director, yes: true }, '', { files: stored });
  const { stdout } = await runInMemory(command, {}, paths, { director, yes: true }, '', { files: stored });
  const rows = stdout.trimEnd().split('\n');
  expect(rows[0]).toMatch(/^Plan for sim:\/srv\/state\.json, towards .*before\.rules|after\.rules/);
  expect(rows.at(-1)).toBe(last);
});
