import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { printedAnew } from '../support/transcripts.ts';

const documents = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
].filter((path) => readFileSync(path, 'utf8').includes('```console'));

test.each(documents)('every transcript in %s is what the program prints', (path) => {
  const text = readFileSync(path, 'utf8');
  expect(printedAnew(text)).toBe(text);
});
