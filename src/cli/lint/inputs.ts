import { join, relative, resolve } from 'node:path';
import { isMatched, isPathPattern, type PathPattern, readPathPattern } from '../../config/path-pattern.ts';
import type { Files } from '../../ports/files.ts';
import type { Problem } from '../../report/problem.ts';

export interface Inputs {
  /** In the order given, each once. */
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
}

/** The files in a directory that are taken for rules. */
const ruleFiles = /(\.rules|\.ipvs)$|^ipvsadm\.rules$/;

/**
 * The rule files that arguments name: files as they are, directories with what looks like rules in them, patterns.
 * A search leaves out hidden directories, what `.gitignore` names on the way, and `exclude`.
 */
export async function findInputs(
  given: readonly string[],
  files: Files,
  directory: string,
  exclude: readonly string[],
): Promise<Inputs> {
  const paths = new Set<string>();
  const problems: Problem[] = [];
  const search: Search = { files, directory, excluded: patternsOf(exclude) };
  for (const path of given) {
    const facts = await files.facts(resolve(directory, path));
    if (path === '-' || (facts.ok && facts.value.kind !== 'directory')) {
      paths.add(path);
    } else if (facts.ok) {
      const found = await searched(search, path, (name) => ruleFiles.test(name.split('/').at(-1) ?? ''));
      const why = 'no file in it is called *.rules or *.ipvs';
      if (found.length === 0) problems.push({ where: path, what: 'no rule files', why, remedy: 'name the files' });
      for (const each of found) paths.add(each);
    } else if (isPathPattern(path)) {
      const [base, pattern] = splitPattern(path);
      const expression = readPathPattern(`/${pattern}`);
      const found = expression ? await searched(search, base, (name) => isMatched(name, false, [expression])) : [];
      if (found.length === 0) problems.push({ where: path, what: 'no file matches' });
      for (const each of found) paths.add(each);
    } else {
      problems.push({ where: path, what: 'cannot be read', why: facts.failure.reason });
    }
  }
  return { paths: [...paths], problems };
}

interface Search {
  readonly files: Files;
  readonly directory: string;
  readonly excluded: readonly PathPattern[];
}

interface Ignoring {
  /** The directory that the patterns are relative to. */
  readonly base: string;
  readonly patterns: readonly PathPattern[];
}

async function searched(
  search: Search,
  start: string,
  wanted: (name: string) => boolean,
  ignoring: readonly Ignoring[] = [],
  below = start,
): Promise<string[]> {
  const { files, directory, excluded } = search;
  const listed = await files.list(resolve(directory, below));
  if (!listed.ok) return [];
  const here = await gitignore(search, below);
  const all = here ? [...ignoring, here] : ignoring;
  const found: string[] = [];
  for (const { path: full, kind } of listed.value) {
    const name = full.split('/').at(-1) ?? '';
    const path = below === '.' && start === '.' ? name : join(below, name);
    const isDirectory = kind === 'directory';
    if (
      isIgnored(path, isDirectory, all) ||
      isMatched(relative(directory, resolve(directory, path)), isDirectory, excluded)
    ) {
      continue;
    }
    if (isDirectory) {
      if (!name.startsWith('.') && name !== 'node_modules')
        found.push(...(await searched(search, start, wanted, all, path)));
    } else if (wanted(start === '.' ? path : relative(start, path))) {
      found.push(path);
    }
  }
  return found;
}

async function gitignore({ files, directory }: Search, below: string): Promise<Ignoring | null> {
  const read = await files.read(resolve(directory, below, '.gitignore'));
  if (!read.ok) return null;
  return { base: below, patterns: patternsOf(new TextDecoder().decode(read.value).split('\n')) };
}

function isIgnored(path: string, isDirectory: boolean, ignoring: readonly Ignoring[]): boolean {
  return ignoring.some(({ base, patterns }) => isMatched(relative(base, path), isDirectory, patterns));
}

function patternsOf(lines: readonly string[]): readonly PathPattern[] {
  return lines.map(readPathPattern).filter((pattern) => pattern !== null);
}

/** The directories before the first part with a mark, and the rest. */
function splitPattern(path: string): readonly [base: string, pattern: string] {
  const parts = path.split('/');
  const first = parts.findIndex(isPathPattern);
  const base = parts.slice(0, first).join('/');
  return [path.startsWith('/') && base === '' ? '/' : base || '.', parts.slice(first).join('/')];
}
