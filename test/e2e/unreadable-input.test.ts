import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { rulesBefore, type Workbench, workbench } from '../support/workbench.ts';

const inputs: Readonly<Record<string, string | Uint8Array>> = {
  'random bytes': Uint8Array.from({ length: 3000 }, (_, at) => (at * at * 131 + at * 17) & 255),
  'JSON that is cut short': '{"version":1,"services":[',
  'text of another kind': 'Dear all,\n\nthe maintenance of tonight is cancelled.\n\nRegards\n',
};
const kinds = [...Object.keys(inputs), 'a folder', 'a file that is missing'];

let bench: Workbench;

beforeAll(async () => {
  bench = await workbench({ 'good.rules': rulesBefore, ...inputs });
  await mkdir(join(bench.directory, 'a folder'));
});

const commands: readonly (readonly [command: string, words: (file: string) => readonly string[]])[] = [
  ['lint', (file) => ['lint', file]],
  ['fmt', (file) => ['fmt', '--check', file]],
  ['predict', (file) => ['predict', file]],
  ['convert', (file) => ['convert', file]],
  ['convert --from json', (file) => ['convert', '--from', 'json', file]],
  ['convert --from listing', (file) => ['convert', '--from', 'listing', file]],
  ['simulate', (file) => ['simulate', file]],
  ['simulate --trace', (file) => ['simulate', '--trace', file]],
  ['simulate --events', (file) => ['simulate', 'good.rules', '--events', file]],
  ['diff', (file) => ['diff', 'good.rules', file]],
  ['diff of a simulated director', (file) => ['diff', 'good.rules', `sim:${file}`]],
  ['diff of a rules file', (file) => ['diff', 'good.rules', `file:${file}`]],
  ['test', (file) => ['test', file]],
  ['plan', (file) => ['plan', file, '--director', 'sim']],
  ['apply', (file) => ['apply', file, '--yes', '--director', 'sim']],
  ['apply --plan', (file) => ['apply', '--plan', file, '--yes', '--director', 'sim']],
  ['restore', (file) => ['restore', file, '--yes', '--director', 'sim']],
  ['--config', (file) => ['lint', '--config', file, 'good.rules']],
  ['--baseline', (file) => ['lint', '--isolated', '--baseline', file, 'good.rules']],
];

/** A director whose file is missing has an empty table. */
const isFine = (command: string, kind: string) =>
  kind === 'a file that is missing' && /director|rules file/.test(command);

test.each(commands)('%s of what it cannot read is wrong usage, in a sentence', async (command, words) => {
  for (const kind of kinds.filter((each) => !isFine(command, each))) {
    const { exit, stdout, stderr } = await bench.run(words(kind));
    expect([kind, exit, stdout]).toEqual([kind, 2, '']);
    expect(stderr).toMatch(/^lvsrules: /);
    expect(stderr).not.toMatch(/\n {4}at |a bug in lvsrules/);
    expect(stderr.length).toBeLessThan(500);
  }
});
