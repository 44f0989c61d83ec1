import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** As GitHub makes them of headings. */
function anchorsOf(path: string): ReadonlySet<string> {
  const headings = [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, text = '']) => text);
  return new Set(
    headings.map((text) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

test.each(documents)('every link in %s leads to a file and a heading that are there', (path) => {
  const text = readFileSync(path, 'utf8').replace(/^```[^]*?^```$/gm, '');
  const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [file = '', anchor] = target.split('#');
      const place = file === '' ? path : normalize(join(dirname(path), file));
      return !existsSync(place) || (anchor !== undefined && !anchorsOf(place).has(anchor));
    });
  expect(broken).toEqual([]);
});

describe('the index', () => {
  const index = readFileSync('docs/index.md', 'utf8');
  test.each(readdirSync('docs').filter((name) => name.endsWith('.md') && name !== 'index.md'))(
    'leads to %s',
    (name) => {
      expect(index).toContain(`](${name}`);
    },
  );
});
