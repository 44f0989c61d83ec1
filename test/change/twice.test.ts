import { expect, test } from 'vitest';
import { judgeTarget } from '../../src/change/target/judge-target.ts';
import { readTarget } from '../../src/change/target/read-target.ts';
import { apply } from '../../src/cli/commands/apply.ts';
import { plan } from '../../src/cli/commands/plan.ts';
import { save } from '../../src/cli/commands/save.ts';
import { undo } from '../../src/cli/commands/undo.ts';
import { watch } from '../../src/cli/commands/watch.ts';
import type { Command } from '../../src/cli/command.ts';
import { type Names, noNames } from '../../src/ipvsadm/names.ts';
import type { Files } from '../../src/ports/files.ts';
import { type CountedDirector, countedDirector } from '../support/counted-director.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { runInMemory } from '../support/memory-world.ts';
import { interposed } from '../support/interposed.ts';

const before = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n';
const after = `${before}-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 1\n`;
const director = 'sim:/srv/state.json';

/** Files that count how often each is read. */
function countedFiles(inner: Files): { readonly files: Files; readonly reads: Map<string, number> } {
  const reads = new Map<string, number>();
  const count = (path: string) => reads.set(path, (reads.get(path) ?? 0) + 1);
  const files = interposed(inner, {
    read: (next, path) => {
      count(path);
      return next(path);
    },
    readOwned: (next, path) => {
      count(path);
      return next(path);
    },
  });
  return { files, reads };
}

/** How often the table, the rules file and the log are read by one command, where `before` is in force and was applied. */
async function countsOf(command: Command, paths: readonly string[], options: object, answers = false) {
  const stored = memoryFiles({ '/srv/before.rules': before, '/srv/after.rules': after });
  await runInMemory(apply, {}, ['/srv/before.rules'], { director, yes: true }, '', { files: stored });
  const { files, reads } = countedFiles(stored);
  const opened: CountedDirector[] = [];
  const wrap = (inner: Parameters<typeof countedDirector>[0]) => {
    const counted = countedDirector(inner);
    opened.push(counted);
    return counted;
  };
  const { exit, stderr } = await runInMemory(command, {}, paths, { director, ...options }, '', {
    files,
    wrap,
    answers,
  });
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: expect.not.stringContaining('bug') as string });
  const observed = opened.reduce((sum, { counts }) => sum + counts.observed, 0);
  const log = [...reads].find(([path]) => path.endsWith('/log.jsonl'))?.[1] ?? 0;
  return { observed, read: reads.get('/srv/after.rules') ?? 0, log };
}

async function readingsOf(...given: Parameters<typeof countsOf>) {
  const { observed, read } = await countsOf(...given);
  return { observed, read };
}

test.each([
  ['an apply, before the change and to verify it', apply, ['/srv/after.rules'], { yes: true }, 2, 1],
  ['a watch that brings a file in force', watch, ['/srv/after.rules'], { 'once-now': true }, 2, 1],
  ['an undo', undo, [], { yes: true }, 2, 0],
  ['an apply that is only shown', apply, ['/srv/after.rules'], { 'dry-run': true }, 1, 1],
  ['an apply that has nothing to do', apply, ['/srv/before.rules'], { yes: true }, 1, 0],
  ['a plan', plan, ['/srv/after.rules'], {}, 1, 1],
  ['a save', save, [], {}, 1, 0],
] as const)('%s reads the table no more often than needed', async (_, command, paths, options, observed, read) => {
  expect(await readingsOf(command, paths, options)).toEqual({ observed, read });
});

test('a table is read once more after a confirmation', async () => {
  expect(await readingsOf(apply, ['/srv/after.rules'], {}, true)).toEqual({ observed: 3, read: 1 });
});

/** Names that count how often each is asked for: once for each reading of the text. */
function countedNames(): { readonly names: Names; readonly asked: () => number } {
  let asked = 0;
  const address = (host: string) => {
    asked += 1;
    return host === 'web' ? '10.0.0.1' : null;
  };
  return { names: { ...noNames, address }, asked: () => asked };
}

const named = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r web:80 -g\n--set 1 2 3\n';

test.each([
  ['once, to judge it and to make its table', named, 1],
  ['again, to learn what ipvsadm says, where a line is not taken', `${named}-A -t 192.0.2.1:80 -s rr\n`, 2],
])('the text of a target is read %s', async (_, text, times) => {
  const { names, asked } = countedNames();
  const given = { kind: 'rules', name: 'site.rules', names, content: Buffer.from(text) } as const;
  const judged = await judgeTarget(given, {});
  expect(asked()).toBe(times);
  expect(judged.target).toEqual(await readTarget(given));
});

test('an apply without a question reads the log of changes once', async () => {
  expect(await countsOf(apply, ['/srv/after.rules'], { yes: true })).toMatchObject({ log: 1 });
});
