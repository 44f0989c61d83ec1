import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bannedPhrases, faultsOf } from './wording.ts';

/** Folders and files whose comments, messages, names, titles and documents keep to the style sheet. */
const covered = [
  'src',
  'grammar',
  'docs',
  'examples',
  'test',
  'esbuild',
  'packaging',
  'esbuild.config.mjs',
  'eslint.config.mjs',
  'action.yml',
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
];

const banned = bannedPhrases(readFileSync('CONTRIBUTING.md', 'utf8'));

describe('plain English', () => {
  test('the style sheet lists phrases with their replacements', () => {
    expect(banned.length).toBeGreaterThan(40);
    expect(banned.find(({ phrase }) => phrase === 'goes on')?.write).toBe('continues');
  });

  test.each([
    ['a phrase', 'the rest\ngoes on', ["2: 'goes on', write: continues"]],
    ['a phrase over two lines of a comment', '/*\n * the rest goes\n * on\n */', ["2: 'goes on', write: continues"]],
    ['an exception', 'There is no host; it stands for a name', []],
    ['a part of a word', 'replies', []],
  ])('%s', (_, text, faults) => {
    expect(faultsOf(text, banned)).toEqual(faults);
  });

  test.each(covered)('%s', (path) => {
    const faults = filesIn(path).flatMap((file) =>
      faultsOf(readFileSync(file, 'utf8'), banned).map((fault) => `${file}:${fault}`),
    );
    expect(faults).toEqual([]);
  });
});

/** The files of a folder that people write: no captures, no generated files, not the style sheet. */
function filesIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter(
      (file) =>
        /\.(?:tsx?|mjs|md|ya?ml|rules|test)$/.test(file) &&
        !/(?:^|\/)(?:fixtures|node_modules|test\/architecture)\//.test(file),
    );
}
