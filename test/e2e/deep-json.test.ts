import { expect, test } from 'vitest';
import { workbench } from '../support/workbench.ts';

const deep = `${'{"a":['.repeat(100_000)}1${']}'.repeat(100_000)}`;

test.each<[what: string, words: readonly string[]]>([
  ['a configuration', ['lint', '--config', 'deep', 'site.rules']],
  ['a baseline', ['lint', '--isolated', '--baseline', 'deep', 'site.rules']],
  ['a description of a machine', ['predict', '--host', 'deep', 'site.rules']],
  ['a saved plan', ['apply', '--plan', 'deep', '--yes', '--director', 'sim:live']],
  ['a table', ['convert', '--from', 'json', '--to', 'rules', 'deep']],
  ['the state of a simulated director', ['save', '--director', 'sim:deep']],
  ['a trace', ['simulate', '--trace', 'deep']],
])('%s of 100,000 nested objects is refused in one sentence', async (_, words) => {
  const bench = await workbench({ deep, 'site.rules': '-A -t 192.0.2.1:80 -s rr\n' });
  const { exit, stderr } = await bench.run(words);
  expect([exit, stderr]).toEqual([2, expect.stringContaining('more than 32 objects or lists inside each other')]);
  expect(stderr).not.toMatch(/\n {4}at |a bug in lvsrules/);
  expect(stderr.length).toBeLessThan(400);
});
