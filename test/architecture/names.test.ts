import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const files = ['src', 'grammar'].flatMap((folder) => filesIn(folder)).filter((file) => /\.tsx?$/.test(file));
const documents = ['CONTRIBUTING.md', ...filesIn('docs').filter((file) => file.endsWith('.md'))];
const declaration = /^export (?:declare |abstract )*(?:type|interface|class|enum) (\w+)/gm;

describe('names tell one thing from another', () => {
  test('no two exported types have one name', () => {
    const declared = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(declaration)].map(([, name = '']) => ({ name, file })),
    );
    expect(sharing(declared, 1)).toEqual([]);
  });

  test('at most two files have one name', () => {
    expect(
      sharing(
        files.map((file) => ({ name: basename(file), file })),
        2,
      ),
    ).toEqual([]);
  });

  test('every file that the documents name exists', () => {
    const absent = documents.flatMap((document) =>
      [...readFileSync(document, 'utf8').matchAll(/`([\w-]+\/[\w./-]+\.(?:tsx?|mjs))`/g)]
        .map(([, path = '']) => path)
        .filter((path) => !/[A-Z]{4}/.test(path) && !existsSync(path) && !existsSync(join('src', path)))
        .map((path) => `${document}: ${path}`),
    );
    expect(absent).toEqual([]);
  });
});

interface Named {
  readonly name: string;
  readonly file: string;
}

/** Names that more than a number of files share, with those files. */
function sharing(all: readonly Named[], most: number): readonly string[] {
  const files = new Map<string, readonly string[]>();
  for (const { name, file } of all) files.set(name, [...(files.get(name) ?? []), file]);
  return [...files].filter(([, found]) => found.length > most).map(([name, found]) => `${name}: ${found.join(', ')}`);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
}
