import { expect, test } from 'vitest';
import { lint } from '../../src/cli/commands/lint.ts';
import { runInMemory } from '../support/memory-world.ts';

const bad = '-A -t 192.0.2.1:80 -s leastconn\n';
const files = { '/srv/.git/HEAD': '', '/srv/a.rules': bad, '/srv/below/b.rules': bad };

test('a baseline names files by the path from its own folder', async () => {
  const written = await runInMemory(lint, files, ['a.rules', 'below'], { 'write-baseline': 'below/known.json' });
  const text = (await written.bytes('/srv/below/known.json'))?.toString() ?? '';
  expect(Object.keys((JSON.parse(text) as { files: object }).files)).toEqual(['../a.rules', 'b.rules']);
  const known = { ...files, '/srv/below/known.json': text };
  for (const paths of [
    ['a.rules', 'below/b.rules'],
    ['/srv/a.rules', './below'],
  ]) {
    expect(await runInMemory(lint, known, paths, { baseline: 'below/known.json' })).toMatchObject({ exit: 0 });
  }
});

test.each([
  ['gitlab', /"path":"(.*?)"/g],
  ['sarif', /"uri":"([^"]*\.rules)"/g],
])('%s names files by the path from the root of the repository', async (format, pattern) => {
  const inRepository = { '/.git/HEAD': '', '/srv/a.rules': bad, '/else/c.rules': bad };
  const { stdout } = await runInMemory(lint, inRepository, ['a.rules', '/else/c.rules'], { format });
  expect(new Set([...stdout.matchAll(pattern)].map(([, path]) => path))).toEqual(
    new Set(['srv/a.rules', 'else/c.rules']),
  );
});

test.each([
  [true, 0],
  [false, 2],
])('a folder without rules files, --pass-with-no-files %s: exit %i and a note', async (pass, exit) => {
  const ran = await runInMemory(lint, { '/srv/x.txt': '' }, ['.'], { 'pass-with-no-files': pass });
  expect(ran.exit).toBe(exit);
  expect(ran.stderr).toMatch(/^lvsrules: \.: no rules files/);
});
