import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownSentences } from './sentences.ts';

/** What is text by its nature: help that is a list, pages, scripts of shells, rules. */
const texts = /^src\/cli\/(?:docs|help|completion)\/|\/(?:environment|exit-code|demo-rules)\.ts$/;

const commands = readdirSync('src/cli', { recursive: true, encoding: 'utf8' })
  .map((path) => join('src/cli', path))
  .filter((path) => path.endsWith('.ts') && !texts.test(path));

test('commands leave problems and sentences to the reports', () => {
  const found = commands.flatMap((file) => ownSentences(readFileSync(file, 'utf8')).map((each) => `${file}:${each}`));
  expect(found).toEqual([]);
});

describe('a sentence of a command is found', () => {
  test.each([
    ['in a problem', "refuse(world, { what: 'no file', where });", "1: { what: 'no file', where }"],
    ['in a problem that takes a variable', 'const problem = { what };', '1: { what }'],
    ['as a reason', "const why = 'it is a directory';", "1: 'it is a directory'"],
    ['in a template', 'world.complain(`${path} is not there\\n`);', '1: `${path} is not there\\n`'],
  ])('%s', (_, text, found) => {
    expect(ownSentences(text)).toEqual([found]);
  });

  test.each([
    ['help', "const option = { value: 'FILE', summary: 'where it is written to' };"],
    ['a name', "const name = 'standard input';"],
    ['a command line', 'const spec = `ipvsadm:ip netns exec ${name}`;'],
    ['an import', "import { refuse } from './refuse it is not.ts';"],
    ['a call of a report', "refuse(world, cannotRead('host file', path, failure));"],
  ])('%s is none', (_, text) => {
    expect(ownSentences(text)).toEqual([]);
  });
});
