import { dirname, join, relative, resolve } from 'node:path';
import { isMatched, type PathPattern, readPathPattern } from '../../config/path-pattern.ts';
import type { Files } from '../../ports/files.ts';
import type { Problem } from '../../report/problem.ts';
import { cannotRead } from '../../report/problems/file-problems.ts';

/** Patterns of a configuration, relative to its directory. */
export interface Exclusion {
  readonly base: string;
  readonly patterns: readonly string[];
}

export interface Search {
  readonly files: Files;
  /** The working directory; `start` and what is found are relative to it. */
  readonly directory: string;
  readonly exclusion: Exclusion;
  readonly start: string;
  /** Called with the path relative to `start`. */
  wanted(name: string): boolean;
}

export interface FoundFiles {
  readonly paths: readonly string[];
  /** Directories that cannot be read. */
  readonly problems: readonly Problem[];
}

/** The files below a directory, except hidden directories and ignored files; links to directories are not followed. */
export async function searchFiles(search: Search): Promise<FoundFiles> {
  const start = resolve(search.directory, search.start);
  const excluded = { base: search.exclusion.base, patterns: patternsOf(search.exclusion.patterns) };
  const found = { paths: [] as string[], problems: [] as Problem[] };
  await descend({ ...search, excluded, found }, search.start, await ignoredAbove(search.files, start));
  return found;
}

/** Patterns of one file, with their base directory. */
interface Ignoring {
  readonly base: string;
  readonly patterns: readonly PathPattern[];
}

interface Descent extends Search {
  readonly excluded: Ignoring;
  readonly found: { readonly paths: string[]; readonly problems: Problem[] };
}

async function descend(search: Descent, below: string, above: readonly Ignoring[]): Promise<void> {
  const { files, directory, start, found } = search;
  const here = resolve(directory, below);
  const listed = await files.list(here);
  if (!listed.ok) {
    found.problems.push(cannotRead('directory', below, listed.failure));
    return;
  }
  const ignoring = [...above, ...(await gitignore(files, here))];
  for (const { path: full, kind } of listed.value) {
    const name = relative(here, full);
    const isDirectory = kind === 'directory';
    if (isIgnored(full, isDirectory, ignoring) || isIgnored(full, isDirectory, [search.excluded])) continue;
    const path = below === '.' && start === '.' ? name : join(below, name);
    if (isDirectory) {
      if (!name.startsWith('.') && name !== 'node_modules') await descend(search, path, ignoring);
    } else if (kind === 'file' && search.wanted(relative(resolve(directory, start), full))) {
      found.paths.push(path);
    }
  }
}

/** The ignore patterns of the parent directories, up to the root of the repository; none outside a repository. */
async function ignoredAbove(files: Files, start: string): Promise<readonly Ignoring[]> {
  let found: readonly Ignoring[] = [];
  for (let directory = start; ; directory = dirname(directory)) {
    if (directory !== start) found = [...(await gitignore(files, directory)), ...found];
    if ((await files.facts(join(directory, '.git'))).ok) return found;
    if (directory === dirname(directory)) return [];
  }
}

async function gitignore(files: Files, directory: string): Promise<readonly Ignoring[]> {
  const read = await files.read(join(directory, '.gitignore'));
  if (!read.ok) return [];
  return [{ base: directory, patterns: patternsOf(new TextDecoder().decode(read.value).split('\n')) }];
}

/** As in git: the last matching pattern decides, and deeper directories come later. */
function isIgnored(path: string, isDirectory: boolean, ignoring: readonly Ignoring[]): boolean {
  return ignoring.reduce((ignored, { base, patterns }) => {
    const name = relative(base, path);
    return name.startsWith('../') ? ignored : isMatched(name, isDirectory, patterns, ignored);
  }, false);
}

function patternsOf(lines: readonly string[]): readonly PathPattern[] {
  return lines.map(readPathPattern).filter((pattern) => pattern !== null);
}
